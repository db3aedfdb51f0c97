import type { Exchange, Json } from './recording.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const idsIn = (value: unknown): string[] => JSON.stringify(value ?? null).match(UUID) ?? [];

function createdId({ request, answer }: Exchange): string | null {
  const body: Json = answer.body;
  if (request.method !== 'POST' || answer.status >= 300) return null;
  if (body === null || typeof body !== 'object' || Array.isArray(body)) return null;
  return typeof body.id === 'string' ? body.id : null;
}

function queuesByFile(sorted: Exchange[]): Map<string, Exchange[]> {
  const queues = new Map<string, Exchange[]>();
  for (const exchange of sorted) {
    const queue = queues.get(exchange.file) ?? [];
    queue.push(exchange);
    queues.set(exchange.file, queue);
  }
  return queues;
}

/**
 * Puts the exchanges of all files into the one order they were recorded in. The second of recording decides, then the
 * order within the file, the file begun earlier first; within one second a request that names what another file creates waits for that creation.
 */
export function chronological(exchanges: Exchange[]): Exchange[] {
  const began = new Map<string, number>();
  for (const { file, at } of exchanges) began.set(file, Math.min(at, began.get(file) ?? at));
  const start = (exchange: Exchange): number => began.get(exchange.file) ?? 0;
  const sorted = [...exchanges].sort(
    (a, b) => a.at - b.at || start(a) - start(b) || (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.seq - b.seq,
  );
  const creator = new Map<string, Exchange>();
  for (const exchange of sorted) {
    const id = createdId(exchange);
    if (id !== null && !creator.has(id)) creator.set(id, exchange);
  }
  const queues = queuesByFile(sorted);
  const done = new Set<Exchange>();
  const order: Exchange[] = [];

  const emit = (exchange: Exchange): void => {
    if (done.has(exchange)) return;
    const queue = queues.get(exchange.file) ?? [];
    for (const earlier of queue.slice(0, queue.indexOf(exchange))) emit(earlier);
    done.add(exchange);
    for (const id of idsIn([exchange.request.path, exchange.request.query, exchange.request.body])) {
      const source = creator.get(id);
      if (source && source.file !== exchange.file && source.at === exchange.at) emit(source);
    }
    order.push(exchange);
  };
  for (const exchange of sorted) emit(exchange);
  return order;
}
