import { compareAnswers } from './compare/answers.ts';
import type { Difference } from './compare/difference.ts';
import { type FailedStep, Player } from './player.ts';
import type { Exchange } from './recording.ts';
import { scheduleOf } from './schedule.ts';
import type { Seed } from './seeds/notation.ts';
import type { MakeSimulator } from './simulator.ts';
import { chronological } from './timeline.ts';

export interface Verdict {
  exchange: Exchange;
  differences: Difference[];
}

export interface Judgement {
  verdicts: Verdict[];
  failedSteps: (FailedStep & { file: string; seq: number })[];
}

/** Seeds may begin before the recording does. */
const DAY = 86_400_000;

/** Exchanges of one second follow each other through that second. */
function spread(order: Exchange[]): Map<Exchange, number> {
  const times = new Map<Exchange, number>();
  const bySecond = Map.groupBy(order, (exchange) => exchange.at);
  for (const [second, exchanges] of bySecond) {
    for (const [at, exchange] of exchanges.entries()) {
      times.set(exchange, second + Math.floor((1000 * at) / exchanges.length));
    }
  }
  return times;
}

async function judgeOne(player: Player, exchange: Exchange): Promise<Difference[]> {
  try {
    const answer = await player.ask(exchange.request, exchange.auth);
    return compareAnswers(exchange.answer, answer, player);
  } catch (error) {
    const got = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return [{ path: 'exception', expected: exchange.answer.status, got, reason: 'the simulator threw' }];
  }
}

interface Playing {
  make: MakeSimulator;
  seeds: Seed[];
  /** The last exchange that is played is the last of these. */
  until?: ((exchange: Exchange) => boolean) | undefined;
}

/** Plays a recording against a fresh simulator, in the order it was made, and hands out each answer's differences. */
export async function play(
  exchanges: Exchange[],
  { make, seeds, until }: Playing,
  each: (exchange: Exchange, differences: Difference[], failed: FailedStep[]) => void = () => {},
): Promise<Player> {
  const order = chronological(exchanges);
  const last = until ? order.findLastIndex(until) : order.length - 1;
  const times = spread(order);
  const dueBefore = scheduleOf(seeds, order);
  const player = new Player(make, (order[0]?.at ?? 0) - DAY, seeds);
  for (const exchange of order.slice(0, last + 1)) {
    const time = times.get(exchange) ?? exchange.at;
    for (const step of dueBefore(exchange, time)) await player.play(step);
    player.address = exchange.file === 'rate-limit.jsonl' ? '127.0.0.1' : null;
    player.passTo(time);
    each(exchange, await judgeOne(player, exchange), player.failedSteps.splice(0));
  }
  return player;
}

/**
 * Plays a recording and compares each answer. The simulator is given the request alone; the recorded answer is read
 * afterwards. Stops after the last exchange of `until`.
 */
export async function judge(exchanges: Exchange[], playing: Playing): Promise<Judgement> {
  const verdicts: Verdict[] = [];
  const failedSteps: Judgement['failedSteps'] = [];
  await play(exchanges, playing, (exchange, differences, failed) => {
    const { file, seq } = exchange;
    verdicts.push({ exchange, differences });
    failedSteps.push(...failed.map((step) => ({ ...step, file, seq })));
  });
  return { verdicts, failedSteps };
}
