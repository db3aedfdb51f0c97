/** Lines as Polar lists them: large ones first; of equal ones the last made comes first. */
export function byWeight<Line extends { readonly amount: number }>(lines: readonly Line[]): Line[] {
  return lines
    .map((line, index) => ({ line, index }))
    .sort((a, b) => b.line.amount - a.line.amount || b.index - a.index)
    .map(({ line }) => line);
}
