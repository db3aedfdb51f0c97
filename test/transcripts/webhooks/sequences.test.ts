import { describe, expect, it } from 'vitest';
import { type Folder, openFolder, RECORDING } from '../folder.ts';
import { play } from '../judge.ts';
import { recordedPolar } from '../recorded-polar.ts';
import type { Clock } from '../simulator.ts';
import { differencesOfBody } from './bodies.ts';
import { Follower } from './follow.ts';
import { WEBHOOK_REASONS } from './reasons.ts';
import { readDeliveries, readSequences, type Sequence, type Told } from './sequences.ts';

// The recorded steps are performed by their requests and moves, beside everything else that was recorded, and what an
// endpoint receives is compared with what the recorded one received: types, order and fields.

const MINUTE = 60_000;

const notCompared = (): void =>
  it('are not compared where there is no recording, and say so', () => {
    console.log(`No recorded webhooks in ${RECORDING}: what the simulator sends was not compared with Polar.`);
  });

async function compared({ played, seeds }: Folder, sequences: Sequence[]): Promise<void> {
  const delivered: Told[] = [];
  const later: (() => Promise<unknown>)[] = [];
  const make = (clock: Clock) => {
    const polar = recordedPolar(clock, (body) => delivered.push(JSON.parse(body)));
    later.push(async () => polar.moves.timePasses(clock.now() + MINUTE));
    return polar;
  };
  const player = await play(played, { make, seeds });
  for (const pass of later) await pass();
  const follower = new Follower(delivered, player);
  const followed = sequences.map((sequence) => ({ sequence, ...follower.follow(sequence) }));
  const told = followed.filter((one) => one.compared > 0);
  const nameOf = ({ file, seq }: Sequence): string => `${file}#${seq}`;
  const explained = (sequence: Sequence): boolean => nameOf(sequence) in WEBHOOK_REASONS;

  it('are told of more than a hundred steps', () => {
    expect(told.length).toBeGreaterThan(100);
  });

  it.each(told.filter(({ sequence }) => !explained(sequence)))(
    'come as recorded: $sequence.file $sequence.seq, $sequence.step',
    ({ differences }) => {
      expect(differences).toEqual([]);
    },
  );

  it('differ with a reason where they do, and nowhere else', () => {
    const differing = followed.filter(({ differences }) => differences.length > 0);
    expect(differing.map(({ sequence }) => nameOf(sequence))).toEqual(Object.keys(WEBHOOK_REASONS));
  });

  it('have the whole recorded body in six of seven', () => {
    const bodies = readDeliveries(RECORDING).map((one) => differencesOfBody(one, delivered, player));
    const made = bodies.filter((differences) => differences !== null);
    expect(made.length).toBeGreaterThan(150);
    expect(made.filter((differences) => differences.length === 0).length / made.length).toBeGreaterThan(6 / 7);
  });
}

const folder = openFolder();
const sequences = readSequences(RECORDING);

describe('webhooks', () => (folder && sequences ? compared(folder, sequences) : notCompared()));
