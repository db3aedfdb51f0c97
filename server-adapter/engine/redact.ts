const SECRETS =
  /\b(?:polar_(?:oat|at_[uo]|rt_[uo]|pat|cst|mst|cs|cl|c|crt|ac|us)_|whsec_)[\w.~+/=-]*|\b(Bearer\s+)[\w.~+/=-]+|\bfloe_wt_[\w.-]+|\beyJ[\w-]+\.[\w-]+\.[\w-]*/gi;

/** Takes credentials out of a text, by the shapes that Polar's and Floe's own have. */
export function redact(text: string): string {
  return text.replace(SECRETS, (_match, bearer: string | undefined) => `${bearer ?? ''}[redacted]`);
}
