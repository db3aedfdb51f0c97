import { newNonce } from './bytes.ts';
import { type Kept, NOTHING } from './kept.ts';
import type { License, Used } from './license.ts';
import { createMachine, type Machine } from './machine.ts';
import { alone } from './offline.ts';
import { type GateOptions, systemClock } from './options.ts';
import { schedule } from './schedule.ts';
import { settle } from './settle.ts';
import { createShown } from './shown.ts';
import { type LicenseState, unknown } from './states.ts';
import type { Question, Reply, Way } from './way.ts';

/** Longer keys are none of Polar's. */
const LONGEST = 200;

/** The gate over any way; `pinned` are the keys that sign tickets, null where there are none. */
export function createGate(way: Way, options: GateOptions, pinned: Readonly<Record<string, string>> | null): License {
  const { clock = systemClock } = options;
  const onMachine = createMachine(options, pinned);
  const { state, show, subscribe } = createShown();
  let silentUntil = 0;
  let checking: Promise<LicenseState> | undefined;

  const unsupported = () => show(unknown('unsupported'));

  function questionOf(kept: Kept, { fingerprint }: Machine, more: Partial<Question> = {}): Question {
    const { key, license, activation } = kept;
    return { key: key ?? '', license, activation, fingerprint, nonce: newNonce(), label: '', use: 0, ...more };
  }

  /** Nobody is asked again before the time they gave. */
  async function asked(work: () => Promise<Reply>): Promise<Reply> {
    if (clock.now() < silentUntil) return { kind: 'none', sent: false };
    const reply = await work();
    if (reply.kind === 'none' && reply.wait) silentUntil = clock.now() + reply.wait;
    return reply;
  }

  async function unanswered(reply: Reply, kept: Kept, machine: Machine): Promise<LicenseState> {
    const found = await alone(kept, machine, clock.now());
    const isOutdated = reply.kind === 'none' && reply.outdated && found.state === 'unknown';
    return isOutdated ? unknown('outdated') : found;
  }

  async function ask(machine: Machine, kept: Kept, use: number): Promise<Used> {
    if (!kept.license) return { counted: false, state: show(kept.no ?? unknown('no_key')) };
    const question = questionOf(kept, machine, { use });
    const reply = await asked(() => way.validate(question));
    // The machine's place is as good as before.
    const isUsedUp = reply.kind === 'no' && reply.state.state === 'limit_reached' && reply.state.of === 'usage';
    if (isUsedUp) return { counted: false, state: reply.state };
    const settled = await settle(reply, { question, kept, machine, now: clock.now() });
    if (settled) return { counted: reply.kind === 'good', state: show(settled) };
    const mayBe = reply.kind !== 'none' || reply.sent;
    return { counted: mayBe ? 'unknown' : false, state: show(await unanswered(reply, kept, machine)) };
  }

  async function activate(
    machine: Machine,
    kept: Kept,
    { key: typed, label, from }: Parameters<License['activate']>[0],
  ) {
    const key = typed.trim();
    if (key.length === 0 || key.length > LONGEST) return unknown('not_found');
    const isOther = key !== kept.key;
    const mine = isOther ? { ...NOTHING, key, seen: kept.seen } : kept;
    const question = questionOf(mine, machine, { label: label.trim().slice(0, LONGEST) || 'Computer' });
    if (from !== undefined) {
      const [license = '', activation = ''] = from.trim().split('/');
      if (!(await way.deactivate({ ...question, license, activation }))) return unknown('unreachable');
    }
    const reply = await asked(() => way.activate(question));
    // A key that was mistyped does not cost the one that is good.
    if (reply.kind === 'no' && isOther && kept.license && !kept.no) return reply.state;
    const settled = await settle(reply, { question, kept: mine, machine, now: clock.now() });
    if (settled) return show(settled);
    if (!isOther) return show(await unanswered(reply, kept, machine));
    return unknown(reply.kind === 'none' && reply.outdated ? 'outdated' : 'unreachable');
  }

  const license: License = {
    get state() {
      return state();
    },
    activate: async (activation) =>
      (await onMachine((machine, kept) => activate(machine, kept, activation))) ?? unsupported(),
    check: () => {
      checking ??= onMachine((machine, kept) => ask(machine, kept, 0))
        .then((used) => used?.state ?? unsupported())
        .finally(() => {
          checking = undefined;
        });
      return checking;
    },
    use: async (count = 1) => {
      if (!Number.isInteger(count) || count < 1) throw new RangeError(`Floe: ${count} is no number of uses.`);
      const used = await onMachine((machine, kept) => ask(machine, kept, count));
      return used ?? { counted: false, state: unsupported() };
    },
    deactivate: async () => {
      const isFree = await onMachine(async (machine, kept) => {
        if (kept.activation !== null && !(await way.deactivate(questionOf(kept, machine)))) return false;
        await machine.keep({ ...NOTHING, seen: kept.seen });
        show(unknown('no_key'));
        return true;
      });
      return isFree ?? false;
    },
    moveCode: () =>
      onMachine(async (_, { license, activation }) => (activation === null ? null : `${license}/${activation}`)),
    start: () => schedule(clock, license.check, options.every),
    subscribe,
  };
  return license;
}
