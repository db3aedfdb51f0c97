import type { Failure, Road } from '../polar/port.ts';
import type { UsageRow, UsageStore } from '../store/usage-port.ts';
import { bisect } from './bisect.ts';
import { type Complaint, complaintsIn } from './complaints.ts';

export interface Delivery {
  readonly connection: string;
  readonly road: Road;
  readonly usage: Pick<UsageStore, 'arrived' | 'refuse'>;
  readonly now: () => number;
}

/** What became of one batch; `halt`: why nothing more can be sent now. */
export interface Delivered {
  readonly arrived: number;
  readonly refused: number;
  readonly halt: Failure | null;
}

/**
 * Brings a batch to Polar. Polar takes all of it or nothing; what it complains about is set aside with its reason and
 * the others are sent again. Repeating is harmless: Polar knows an event by its external id for ever.
 */
export async function deliver(delivery: Delivery, batch: readonly UsageRow[]): Promise<Delivered> {
  const { connection, road, usage, now } = delivery;
  let [arrived, refused] = [0, 0];

  /** The refusal of exactly these; null when they have arrived. Whatever says nothing about them ends the delivery. */
  async function attempt(rows: readonly UsageRow[]): Promise<Failure | null> {
    const answer = await road.request({
      method: 'POST',
      path: '/v1/events/ingest',
      body: { events: rows.map(({ event }) => event) },
      class: 'background',
      // What it changes, meters, follows seconds later and is told by Polar.
      safe: true,
    });
    if (!answer.ok) {
      const isAboutThem = answer.failure.status === 422 || answer.failure.status === 413;
      if (isAboutThem) return answer.failure;
      throw new Halted(answer.failure);
    }
    const ids = rows.map(({ id }) => id);
    await usage.arrived(connection, ids);
    arrived += rows.length;
    return null;
  }

  async function setAside({ id }: UsageRow, reason: string): Promise<void> {
    await usage.refuse(connection, id, { reason, at: now() });
    refused += 1;
  }

  async function send(rows: readonly UsageRow[]): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const failure = await attempt(rows);
    if (!failure) return;
    if (failure.status === 413 && rows.length > 1) {
      const middle = Math.ceil(rows.length / 2);
      await send(rows.slice(0, middle));
      return send(rows.slice(middle));
    }
    const complaints = complaintsIn(detailOf(failure), rows.length);
    if (complaints.size > 0) return sendWithout(rows, complaints);
    const { bad, left, failure: last } = await bisect(rows, failure, attempt);
    await setAside(bad, last.status === 413 ? 'Polar finds it too large.' : `Polar refuses it: ${wordsOf(last)}.`);
    return send(left);
  }

  async function sendWithout(rows: readonly UsageRow[], complaints: ReadonlyMap<number, Complaint>): Promise<void> {
    const left: UsageRow[] = [];
    for (const [place, row] of rows.entries()) {
      const complaint = complaints.get(place);
      if (!complaint) left.push(row);
      else if (complaint.isAhead && timed(row)) left.push(untimed(row));
      else await setAside(row, complaint.reason);
    }
    return send(left);
  }

  try {
    await send(batch);
    return { arrived, refused, halt: null };
  } catch (error) {
    if (!(error instanceof Halted)) throw error;
    return { arrived, refused, halt: error.failure };
  }
}

class Halted extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super('Nothing more can be sent to Polar now.');
    this.failure = failure;
  }
}

type Fields = Readonly<Record<string, never>>;

const timed = ({ event }: UsageRow): boolean => 'timestamp' in (event as Fields);

/**
 * Our clock is ahead of Polar's, which takes nothing from its future. Without a time an event gets Polar's own present:
 * it moves by no more than the clocks differ.
 */
function untimed(row: UsageRow): UsageRow {
  const { timestamp: _timestamp, ...event } = row.event as Fields;
  return { ...row, event };
}

const detailOf = (failure: Failure): unknown => ('detail' in failure ? failure.detail : null);

const wordsOf = (failure: Failure): string =>
  ('error' in failure ? failure.error : null) ?? `status ${failure.status ?? 0}`;
