/** What a line of a bill is about. `remaining`: it gives back what of it was not used. */
export interface LineLabel {
  name: string;
  remaining: boolean;
}

/**
 * Reads the English in which Polar names a line, "Remaining time on Pro — From Nov 23, 2026 to Dec 23, 2026": the name is
 * what counts, and the only part that needs no translation. Other labels are names as they stand.
 *
 * @example
 * lineLabel('Remaining time on Pro — From Nov 23, 2026 to Dec 23, 2026'); // { name: 'Pro', remaining: true }
 */
export function lineLabel(label: string): LineLabel {
  const [, remaining, name] = /^(Remaining time on )?(.+) \u2014 From .+ to .+$/.exec(label) ?? [];
  return name ? { name, remaining: remaining !== undefined } : { name: label, remaining: false };
}
