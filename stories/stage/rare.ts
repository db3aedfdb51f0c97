import type { Trouble, Wire } from './troubles.ts';

/** An answer's envelope, as far as it is changed here. */
interface Answered {
  // biome-ignore lint/suspicious/noExplicitAny: results of every operation pass here
  result: any;
}

/** The adapter's own answer, with what rarely happens written into it. */
const withIn =
  (operation: string, change: (result: Answered['result']) => unknown): (() => Wire) =>
  () =>
  (name, go) =>
    name === operation ? changed(go, change) : null;

async function changed(
  go: () => Promise<Response>,
  change: (result: Answered['result']) => unknown,
): Promise<Response> {
  const answer = await go();
  if (!answer.ok) return answer;
  const body: Answered & Record<string, unknown> = await answer.json();
  return Response.json({ ...body, result: change(body.result) }, { status: answer.status });
}

/** People that Polar keeps apart though they write from one address. */
function sharedAddress(found: { id: string; name: string; external_id: string }[]): object[] {
  return found.flatMap((one) => [
    one,
    { ...one, id: crypto.randomUUID(), external_id: 'usr_7731', created_at: '2026-09-14T08:00:00Z' },
    { ...one, id: crypto.randomUUID(), external_id: null, deleted_at: '2026-10-01T00:00:00Z' },
  ]);
}

/** Somebody of the same name, who writes from elsewhere. */
function otherAddress(found: { id: string; name: string }[]): object[] {
  const email = 'em@marchetti-architects.example';
  return found.flatMap((one) => [one, { ...one, id: crypto.randomUUID(), email, external_id: 'usr_0412' }]);
}

/** What the simulated Polar never brings about by itself. */
export const rare = {
  sharedAddress: {
    title: 'One address has several customers',
    wire: withIn('customer.search', sharedAddress),
  },
  otherAddress: {
    title: 'Somebody of that name has another address',
    wire: withIn('customer.search', otherAddress),
  },
  customerDeleted: {
    title: 'The customer was deleted meanwhile',
    wire: withIn('customer.overview', (seen) => {
      Object.assign(seen.customer.value, { deleted_at: '2026-11-20T08:00:00Z' });
      return seen;
    }),
  },
  sandbox: {
    title: 'The connection is a sandbox',
    wire: withIn('customer.overview', (seen) => ({ ...seen, viewer: { ...seen.viewer, sandbox: true } })),
  },
  noMembers: { title: 'A team without members', wire: withIn('members.list', () => []) },
} satisfies Record<string, Trouble>;
