import { type Seed, session } from './notation.ts';

const TEAM = 'aad1d428-162e-4c38-b150-4579a56e783a';
const as = (member_id: string) => session('portal_m', { customer_id: TEAM, member_id });

/** Three members of a team look at the portal in turn. */
export const memberGrants: Seed = {
  file: 'member-grants.jsonl',
  before: {
    7: [as('0c1f4720-cdb2-48a4-9015-c206ebf2d012')],
    9: [as('47be7cfd-d131-4082-bb80-cbf381b36145')],
    12: [as('855929b6-351e-4a9c-9814-40fdb28f30ff')],
  },
};
