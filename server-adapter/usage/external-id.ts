/** An id by which Polar knows an event for ever, for one that came without. */
export const newExternalId = (): string => `floe_${crypto.randomUUID()}`;

/** The event with an id of its own; what is no event stays as it is, for the contract to refuse. */
export function withExternalId(event: unknown): unknown {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return event;
  const { external_id }: { external_id?: unknown } = event;
  return { ...event, external_id: external_id ?? newExternalId() };
}
