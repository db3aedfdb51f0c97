import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../recording.ts';

/** What one webhook told. The recording keeps the fields of `data` that matter. */
export interface Told {
  type: string;
  data: { [key: string]: Json };
}

/** A step of the recording and the webhooks that followed it, in order of arrival. */
export interface Sequence {
  file: string;
  seq: number;
  step: string;
  events: Told[];
}

const FILES = ['webhook-sequences', 'webhook-sequences-2'];

/** Reads both files of sequences; null where there is no recording. */
export function readSequences(dir: string): Sequence[] | null {
  if (!FILES.every((file) => existsSync(join(dir, `${file}.jsonl`)))) return null;
  return FILES.flatMap((file) =>
    readFileSync(join(dir, `${file}.jsonl`), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line): Sequence => ({ file, ...JSON.parse(line) })),
  );
}

/** Every webhook whose full body was recorded. */
export function readDeliveries(dir: string): Told[] {
  const lines = readFileSync(join(dir, 'webhook-deliveries.jsonl'), 'utf8').trimEnd().split('\n');
  return lines.map((line): Told => JSON.parse(line).body);
}

const textAt = (data: Json | undefined, ...path: string[]): string | null => {
  const [key, ...rest] = path;
  if (key === undefined) return typeof data === 'string' ? data : null;
  return data !== null && typeof data === 'object' && !Array.isArray(data) ? textAt(data[key], ...rest) : null;
};

/** The customer a webhook speaks of, where it names one. */
export const customerOf = ({ type, data }: Told): string | null =>
  type.startsWith('customer.') ? textAt(data, 'id') : (textAt(data, 'customer_id') ?? textAt(data, 'customer', 'id'));

export const idOf = ({ data }: Told): string | null => textAt(data, 'id');

export const subscriptionOf = ({ type, data }: Told): string | null =>
  type.startsWith('subscription.') ? textAt(data, 'id') : textAt(data, 'subscription_id');
