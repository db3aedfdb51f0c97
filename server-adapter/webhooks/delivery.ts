import type { Inquiry } from '../engine/inquiry.ts';

/** What a delivery says about itself, within its limits and not yet believed. */
export interface Delivery {
  readonly id: string;
  /** Seconds since the epoch, in the sender's spelling: it is part of what was signed. */
  readonly timestamp: string;
  /** Those of a version we know, 32 bytes each. */
  readonly signatures: readonly Uint8Array<ArrayBuffer>[];
}

/** The longest header that is read, in bytes. */
const LONGEST = 512;
const MOST_SIGNATURES = 16;
/** How far a delivery's time may lie from ours, either way (s). */
const TOLERANCE = 300;

/** Visible ASCII without the dot, which separates what is signed. */
const ID = /^[!-\-/-~]+$/;
const TIMESTAMP = /^\d{1,12}$/;
/** 32 bytes in base64, spelled the one way an encoder spells them: another spelling would be another signature. */
const SIGNATURE = /^v1,([A-Za-z\d+/]{42}[AEIMQUYcgkosw048]=)$/;

/** Reads the three headers; null where one is missing, malformed, too long, or too far from `now` (ms). */
export function readDelivery({ header }: Pick<Inquiry, 'header'>, now: number): Delivery | null {
  const [id, timestamp, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(
    (name) => header(name) ?? '',
  ) as [string, string, string];
  if ([id, timestamp, signature].some((text) => text.length > LONGEST)) return null;
  if (!ID.test(id) || !TIMESTAMP.test(timestamp)) return null;
  if (Math.abs(Math.floor(now / 1_000) - Number(timestamp)) > TOLERANCE) return null;
  const listed = signature.split(' ');
  if (listed.length > MOST_SIGNATURES) return null;
  const signatures = listed.map((text) => SIGNATURE.exec(text)?.[1]).filter((text) => text !== undefined);
  return signatures.length === 0 ? null : { id, timestamp, signatures: signatures.map(bytesOf) };
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
