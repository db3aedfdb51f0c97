import type { ReportedUsage } from './call.ts';

/** How tokens are known, and how the call ended. */
export interface Counted {
  readonly input: number;
  readonly cached: number | null;
  readonly output: number;
  readonly counted: 'reported' | 'estimated';
}

interface Words {
  readonly prompt: () => string;
  readonly answer: string;
}

/** A token of English has about four characters. */
export const roughTokens = (text: string): number => Math.ceil(text.length / 4);

/**
 * The tokens of a call: as reported, else estimated by its words. Null where nothing was reported and nothing came: such
 * a call used nothing that anybody could tell.
 */
export function countTokens(
  reported: ReportedUsage | null,
  { prompt, answer }: Words,
  estimate: (text: string) => number,
): Counted | null {
  const { inputTokens, outputTokens } = reported ?? {};
  const [input, output] = [inputTokens?.total, outputTokens?.total];
  if (input !== undefined && output !== undefined) {
    return { input, output, cached: inputTokens?.cacheRead ?? null, counted: 'reported' };
  }
  if (answer === '') return null;
  return {
    input: input ?? whole(estimate(prompt())),
    output: output ?? whole(estimate(answer)),
    cached: inputTokens?.cacheRead ?? null,
    counted: 'estimated',
  };
}

/** Polar takes whole tokens only. */
const whole = (value: number): number => Math.max(0, Math.round(value));
