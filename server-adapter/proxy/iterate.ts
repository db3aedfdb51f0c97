import type { IterateOptions, IterateQuery } from '../calls.ts';
import type { Incoming } from '../engine/call.ts';
import type { Clock } from '../engine/clock.ts';
import type { Done } from '../engine/done.ts';
import { later } from '../engine/later.ts';
import { FloeProblem, isProblem } from '../engine/problem.ts';
import { polarOperations } from '../polar/catalogue/catalogue.ts';
import { nameInTrail } from './names.ts';

interface IteratePorts {
  readonly run: (call: Incoming) => Promise<Done>;
  readonly newId: () => string;
  readonly clock: Clock;
}

const PAGE = '100';
const HOST = { kind: 'service', id: 'host', permissions: ['polar:read'] } as const;

/**
 * Every item of a list of Polar, page by page as they are asked for. Polar pages by number, so what moves onto the
 * next page meanwhile is not told twice. Where the budget is used up it waits as long as it is told to.
 */
export async function* iterate(
  { run, newId, clock }: IteratePorts,
  name: string,
  query: IterateQuery = {},
  { caller = HOST, customer, signal }: IterateOptions = {},
): AsyncGenerator<unknown> {
  const operation = polarOperations.get(name);
  if (!operation?.list) throw new FloeProblem('unknown_operation', { detail: `${name} is no list of Polar.` });
  const seen = new Set<unknown>();
  const fixed = { limit: [PAGE], ...asText(query) };
  for (let cursor: string | undefined; ; ) {
    const input = { params: {}, query: fixed, ...(cursor === undefined ? {} : { cursor }) };
    const call = { name: nameInTrail(operation), input, caller, customer, requestId: newId(), signal };
    const { envelope } = await patiently(() => run(call), clock, signal);
    for (const item of Array.isArray(envelope.result) ? envelope.result : []) {
      const id: unknown = item?.id;
      if (id !== undefined && seen.has(id)) continue;
      if (id !== undefined) seen.add(id);
      yield item;
    }
    cursor = envelope.nextCursor;
    if (cursor === undefined) return;
  }
}

async function patiently(work: () => Promise<Done>, clock: Clock, signal: AbortSignal | undefined): Promise<Done> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isProblem(error) || error.code !== 'rate_limited' || signal?.aborted) throw error;
      const seconds = error.facts.retryAfter ?? 1;
      await new Promise<void>((resolve) => later(clock, seconds * 1_000, resolve));
    }
  }
}

function asText(query: IterateQuery): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value].flat().map(String)]));
}
