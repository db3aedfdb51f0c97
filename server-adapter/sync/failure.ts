/** A sink could not be told, in words without a secret or a customer in them. */
export class SinkFailure extends Error {
  override readonly name = 'SinkFailure';
  /** Seconds, where the engine asked to wait. */
  readonly retryAfter: number;

  constructor(message: string, { retryAfter = 0, cause }: { retryAfter?: number; cause?: unknown } = {}) {
    super(message, { cause });
    this.retryAfter = retryAfter;
  }
}

/** More have a key than the engine takes. */
export function overCapacity(
  key: string,
  { members, most, engine }: { members: number; most: number; engine: string },
) {
  return new SinkFailure(
    `${members} customers have "${key}" and ${engine} takes ${most} in lists; nothing was written. Give the ` +
      'entitlement as an attribute when the flag is evaluated instead: docs/sync.md, "Attributes at evaluation".',
  );
}

/** Another adapter has the work now, so this one writes no more. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** A dry run has come to the first thing it would write. */
export class WouldWrite extends Error {
  override readonly name = 'WouldWrite';
}
