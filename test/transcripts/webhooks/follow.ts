import type { Difference } from '../compare/difference.ts';
import type { Identities } from '../compare/identities.ts';
import { type Comparison, compareValues } from '../compare/values.ts';
import type { Json } from '../recording.ts';
import { type Element, elements, mainLine } from './main-line.ts';
import { customerOf, idOf, type Sequence, subscriptionOf, type Told } from './sequences.ts';

interface Known {
  ids: Identities;
  sent: ReadonlySet<string>;
}

const comparison = ({ ids, sent }: Known): Comparison => ({ ids: ids.fork(), sent, differences: [], moments: [] });

/** A recorded webhook beside one of the simulator's: what was kept of the recorded one has to be the same. */
function differencesBetween(expected: Told, got: Told, known: Known): Difference[] {
  const within = comparison(known);
  if (expected.type !== got.type)
    within.differences.push({ path: 'type', expected: expected.type, got: got.type, reason: 'another type' });
  else
    for (const [key, value] of Object.entries(expected.data))
      compareValues(`${got.type}.${key}`, value, fieldOf(got, key), within);
  if (within.differences.length === 0) within.ids.keep();
  return within.differences;
}

// The recording draws the type of a benefit up into its grant.
function fieldOf({ data }: Told, key: string): Json {
  const { benefit } = data;
  if (key === 'benefit_type' && benefit && typeof benefit === 'object' && !Array.isArray(benefit))
    return benefit.type ?? null;
  return data[key] ?? null;
}

/** Pairs the webhooks of a run in whatever order they came. */
function differencesOfRun(expected: Element, got: Element, known: Known): Difference[] {
  const left = [...got];
  return expected.flatMap((event) => {
    const trials = left.map((candidate) => {
      const fork = { ...known, ids: known.ids.fork() };
      return differencesBetween(event, candidate, fork).length;
    });
    const best = trials.indexOf(Math.min(...trials));
    const [taken] = left.splice(best, 1);
    if (taken) return differencesBetween(event, taken, known);
    return [{ path: event.type, expected: event.data, got: undefined, reason: 'not delivered' }];
  });
}

function differencesAt(expected: Element[], got: Element[], at: number, known: Known): Difference[] {
  return expected.flatMap((element, index) => {
    const other = got[at + index];
    const size = element.length === other?.length;
    const missing = { path: element[0]?.type ?? '', expected: element.length, got: other?.length };
    const counted = size ? [] : [{ ...missing, reason: 'another number' }];
    return [...differencesOfRun(element, other ?? [], known), ...counted];
  });
}

const isStray = (told: Told): boolean => customerOf(told) === null && subscriptionOf(told) === null;

export interface Followed {
  differences: Difference[];
  /** How many webhooks were compared, those that come late aside. */
  compared: number;
}

/**
 * Finds the webhooks of a recorded step among those that the simulator delivered for the same people, one right after
 * the other and after those of the step before, and compares them.
 */
export class Follower {
  readonly #known: Known;
  readonly #delivered: Told[];
  readonly #orders = new Map<string, string>();
  readonly #cursors = new Map<string, number>();

  constructor(delivered: Told[], known: Known) {
    this.#delivered = delivered;
    this.#known = known;
  }

  follow({ events: all }: Sequence): Followed {
    const strays = all.filter(isStray);
    const events = all.filter((told) => !isStray(told));
    const expected = elements(mainLine(events, this.#orders));
    const compared = expected.flat().length + strays.length;
    const found = this.#followLine(events, expected);
    return { differences: [...found, ...strays.flatMap((told) => this.#find(told))], compared };
  }

  /** Something of nobody's, anywhere among what was delivered. */
  #find(stray: Told): Difference[] {
    const id = this.#known.ids.simulated(idOf(stray) ?? '');
    const got = this.#delivered.find((told) => told.type === stray.type && idOf(told) === id);
    if (got) return differencesBetween(stray, got, this.#known);
    return [{ path: stray.type, expected: stray.data, got: undefined, reason: 'not delivered' }];
  }

  #followLine(events: Told[], expected: Element[]): Difference[] {
    if (expected.length === 0) return [];
    const circle = this.#circle(events);
    const got = elements(mainLine(this.#delivered.filter(circle.holds), new Map()));
    const from = this.#cursors.get(circle.name) ?? 0;
    let best: { at: number; differences: Difference[] } | null = null;
    for (let at = from; at + expected.length <= got.length; at += 1) {
      const differences = differencesAt(expected, got, at, { ...this.#known, ids: this.#known.ids.fork() });
      if (best === null || differences.length < best.differences.length) best = { at, differences };
      if (differences.length === 0) break;
    }
    if (best === null) {
      const types = expected.flat().map(({ type }) => type);
      return [{ path: '', expected: types, got: undefined, reason: 'not delivered' }];
    }
    if (best.differences.length === 0) {
      differencesAt(expected, got, best.at, this.#known);
      this.#cursors.set(circle.name, best.at + expected.length);
    }
    return best.differences;
  }

  /** The webhooks of the people a step is about. */
  #circle(events: Told[]): { name: string; holds: (told: Told) => boolean } {
    const known = (id: string | null): string | null => (id === null ? null : (this.#known.ids.simulated(id) ?? null));
    const idsOf = (of: (told: Told) => string | null): Set<string | null> => {
      const found = new Set(events.map((event) => known(of(event))));
      found.delete(null);
      return found;
    };
    const people = idsOf(customerOf);
    const subscriptions = idsOf(subscriptionOf);
    const holds = (told: Told): boolean => people.has(customerOf(told)) || subscriptions.has(subscriptionOf(told));
    return { name: [...people].sort().join(' '), holds };
  }
}
