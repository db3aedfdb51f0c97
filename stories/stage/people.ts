import { people as demo, type Person } from '../../src/simulator/seeds/demo-people.ts';

/** The demo's customers, and some that a layout has to stand. */
export const people = {
  ...demo,
  wolfe: {
    handle: 'usr_wolfe',
    name: 'Hubert Blaine Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh',
    email: 'hubert.blaine.wolfeschlegelsteinhausenbergerdorff@international-department-of-procurement.example.com',
    address: { country: 'DE', line1: 'Königsallee 1', city: 'Düsseldorf', postal_code: '40212' },
  },
  layla: {
    handle: 'usr_layla',
    name: 'ليلى المنصوري',
    email: 'layla@nakhla.ae',
    address: { country: 'AE', line1: 'Sheikh Zayed Road 18', city: 'Dubai', postal_code: '00000' },
  },
  yuki: {
    handle: 'usr_yuki',
    name: '山田 ゆき',
    email: 'yuki@hoshizora.jp',
    address: { country: 'JP', line1: '1-4-2 Jingumae', city: 'Tokyo', postal_code: '150-0001' },
  },
} satisfies Record<string, Person>;

/** Somebody the host knows and Polar does not. */
export const stranger: Pick<Person, 'handle'> = { handle: 'usr_stranger' };
