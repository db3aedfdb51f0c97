import type { Caller } from '../../server-adapter/index.ts';
import { contract } from '../../src/contract/contract.ts';
import type { Operation } from '../../src/contract/define.ts';
import { PROBLEMS } from '../../src/contract/errors.ts';
import { agent } from '../adapter/house.ts';
import { type Line, type LineAnswer, openLine } from '../faults/line.ts';
import { type UpstreamFaultName, upstreamFaultNames } from '../faults/upstream-faults.ts';
import { type Row, rows } from '../policy/rows.ts';
import { defineGate } from './gate.ts';
import { number } from './words.ts';

/** A fault of each sort, for the short run. */
const SHORT: readonly UpstreamFaultName[] = [
  'refused',
  'cut',
  'silent',
  'portal_page',
  'redirect',
  'unauthorized',
  'nowhere',
  'limited',
  'limited_until',
  'plain_500',
  'busy_503',
  'cut_after',
  'breaks',
  'drips',
  'empty',
  'fieldless',
  'huge',
  'slow',
];

/** Every kind of call to Polar under every fault: an answer with a fitting code, whatever happens. */
export const upstreamMatrix = defineGate({
  id: 'S28',
  goal: ({ faults }: { faults: readonly UpstreamFaultName[] }) =>
    `${faults.length} faults × every kind of call to Polar: no crash, a fitting answer`,
  bounds: { test: { faults: SHORT }, torture: { faults: upstreamFaultNames } },
  run: async ({ faults }) => {
    const calls = await kindsOfCalls();
    const wrong: string[] = [];
    for (const [kind, call] of calls) {
      for (const fault of faults) {
        const line = openLine();
        line.spoil(kind, fault);
        const answer = await call.ask(line);
        const objection = objectionTo(answer, fault) ?? resent(line, kind, fault);
        if (objection) wrong.push(`${call.what}, ${kind}, ${fault}: ${objection}`);
      }
    }
    return {
      pass: wrong.length === 0 && calls.size >= 40,
      figure: `${wrong.length} wrong of ${number(calls.size * faults.length)} (${calls.size} kinds of calls)`,
      why: wrong.length > 0 ? wrong.join('\n') : undefined,
    };
  },
});

interface CallOfKind {
  readonly what: string;
  ask(line: Line): Promise<LineAnswer>;
}

const operations: Readonly<Record<string, Operation>> = contract;
const table: Readonly<Record<string, Omit<Row<never>, 'input'> & { input(shop: unknown): unknown }>> = rows;

/** Each kind of call to Polar, with an operation that makes it. */
async function kindsOfCalls(): Promise<ReadonlyMap<string, CallOfKind>> {
  const found = new Map<string, CallOfKind>();
  for (const [name, row] of Object.entries(table)) {
    for (const who of ['agent', 'customer'] as const) {
      if (row[who] === 'forbidden') continue;
      const call = { what: `${name} by ${who}`, ask: (line: Line) => ask(line, name, who) };
      const line = openLine();
      await call.ask(line);
      for (const kind of line.tried) if (!found.has(kind)) found.set(kind, call);
    }
  }
  return found;
}

function ask(line: Line, name: string, who: 'agent' | 'customer'): Promise<LineAnswer> {
  const { elena } = line.shop;
  const [entry, row] = [operations[name], table[name]];
  const as: Caller = who === 'agent' ? agent() : { kind: 'customer', externalId: elena.externalId };
  const customer = who === 'agent' && entry?.subject !== 'none' ? elena.customer : undefined;
  return line.ask(name, { as, input: row?.input(line.shop), customer, key: row?.key });
}

/** What is wrong with an answer, or null: every failure has a code of ours, and the code its status. */
function objectionTo({ status, body, retryAfter }: LineAnswer, fault: UpstreamFaultName): string | null {
  if (status === 200 || status === 202) return null;
  const code: unknown = body?.code;
  if (typeof code !== 'string' || !(code in PROBLEMS)) return `answered ${status} without a code`;
  if (code === 'internal') return 'answered internal';
  if (code === 'rate_limited' && retryAfter === null && fault !== 'limited_bare')
    return 'does not say when to come again';
  if (PROBLEMS[code as keyof typeof PROBLEMS].status !== status) return `answered ${code} with ${status}`;
  return null;
}

/**
 * A write is tried once, whatever becomes of it. Previews and session mints may be repeated, and a call that Polar
 * refused for its session is made once more with a new one.
 */
function resent({ tried }: Line, kind: string, fault: UpstreamFaultName): string | null {
  if (kind.startsWith('GET') || kind.endsWith('-preview') || kind.includes('customer-sessions')) return null;
  const times = tried.filter((one) => one === kind).length;
  const most = fault === 'unauthorized' && kind.includes('/customer-portal/') ? 2 : 1;
  return times > most ? `sent ${times} times` : null;
}
