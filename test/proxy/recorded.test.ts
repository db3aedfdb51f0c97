// What was recorded of a running Polar, asked again: through Floe it is what it is without Floe.
import { describe, expect, it } from 'vitest';
import { createFloe, type Floe, memoryStore } from '../../server-adapter/index.ts';
import { polarOperations } from '../../server-adapter/polar/catalogue/catalogue.ts';
import { PROBLEMS } from '../../src/contract/errors.ts';
import { type Folder, openFolder, RECORDING } from '../transcripts/folder.ts';
import { play } from '../transcripts/judge.ts';
import { recordedPolar } from '../transcripts/recorded-polar.ts';
import type { Exchange } from '../transcripts/recording.ts';
import type { Simulator } from '../transcripts/simulator.ts';
import { alike } from './alike.ts';

interface Taken {
  readonly direct: Response;
  readonly raw: Response;
  readonly envelope: Response;
}

const ALL = { operations: [...polarOperations.keys()], tags: ['*'] };

/** A Floe over the simulator, with the token a request came with as its own. */
function floeOver(simulator: Simulator, accessToken: string): Floe {
  return createFloe({
    polar: { accessToken, rate: false, readTtl: 0, baseUrl: 'http://127.0.0.1:8000', fetch: over(simulator) },
    authenticate: () => ({ kind: 'service', id: 'witness', permissions: ['polar:read'], polar: ALL }),
    secret: 'a-secret-for-tests-of-at-least-32-bytes',
    origins: [],
    database: memoryStore(),
  });
}

const over =
  (simulator: Simulator): typeof fetch =>
  (input, init) =>
    simulator.fetch(new Request(input, init));

/** Asks everything three times: as it is, and through both doors. */
function thrice(simulator: Simulator, take: (taken: Promise<Taken>) => void): Simulator {
  const floes = new Map<string, Floe>();
  const through = (request: Request, door: string) => {
    const token = request.headers.get('authorization')?.slice(7) ?? '';
    const floe = floes.get(token) ?? floeOver(simulator, token);
    floes.set(token, floe);
    const { pathname, search } = new URL(request.url);
    const headers = new Headers({ authorization: 'Bearer ours', 'floe-client': '1' });
    const version = request.headers.get('polar-version');
    if (version !== null) headers.set('polar-version', version);
    return floe.handler(new Request(`http://floe.test/floe/${door}${pathname}${search}`, { headers }));
  };
  return {
    ...simulator,
    fetch: async (request) => {
      if (request.method !== 'GET') return simulator.fetch(request);
      const direct = await simulator.fetch(request.clone());
      const taken = async () => ({
        direct: direct.clone(),
        raw: await through(request, 'polar-raw'),
        envelope: await through(request, 'polar'),
      });
      const all = taken();
      take(all);
      await all;
      return direct.clone();
    },
  };
}

const isWanted = ({ scope, auth, request }: Exchange) =>
  (scope === '1' || scope === '2') &&
  auth === 'oat' &&
  request.method === 'GET' &&
  request.path.startsWith('/v1/') &&
  !request.path.startsWith('/v1/customer-portal/');

const nameOf = ({ file, seq, operation }: Exchange) => `${file}#${seq} ${operation}`;

async function witnessed({ played, seeds }: Folder) {
  let last: Promise<Taken> | null = null;
  const wanted: { exchange: Exchange; taken: Promise<Taken> }[] = [];
  const make = (clock: { now(): number }) =>
    thrice(recordedPolar(clock), (taken) => {
      last = taken;
    });
  await play(played, { make, seeds, until: isWanted }, (exchange) => {
    if (isWanted(exchange) && last) wanted.push({ exchange, taken: last });
  });
  const judged = [];
  for (const { exchange, taken } of wanted) judged.push({ exchange, ...(await read(await taken)) });
  return judged;
}

async function read({ direct, raw, envelope }: Taken) {
  const [asPolar, asRaw] = [await answerOf(direct), await answerOf(raw)];
  const within = await envelope.text();
  return { asPolar, asRaw, envelope: { status: envelope.status, text: within } };
}

async function answerOf(response: Response) {
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

/** The same resources, or a code of the table. */
function isSaid({ asPolar, envelope }: Awaited<ReturnType<typeof read>>): boolean {
  if (!/json/.test(asPolar.type ?? '')) return envelope.text === asPolar.text;
  const [theirs, ours] = [JSON.parse(asPolar.text), JSON.parse(envelope.text)];
  if (asPolar.status >= 300) return Object.hasOwn(PROBLEMS, ours.code) && envelope.status === ours.status;
  return alike(theirs.items && theirs.pagination ? theirs.items : theirs, ours.result);
}

const folder = openFolder();

// Everything recorded is asked again.
describe('what was recorded with the organization’s token', { timeout: 120_000 }, () => {
  if (!folder) {
    it('is not asked again where there is no recording, and says so', () => {
      console.log(`No recorded exchanges in ${RECORDING}: Floe was not compared with Polar.`);
    });
    return;
  }
  const judging = witnessed(folder);

  it('is the same through Floe, in Polar’s shape', async () => {
    const judged = await judging;
    const differing = judged.filter(
      ({ asPolar, asRaw }) =>
        asPolar.status !== asRaw.status ||
        asPolar.type !== asRaw.type ||
        !(/json/.test(asPolar.type ?? '')
          ? alike(JSON.parse(asPolar.text), JSON.parse(asRaw.text))
          : asPolar.text === asRaw.text),
    );
    expect(differing.map(({ exchange }) => nameOf(exchange))).toEqual([]);
    expect(judged.length).toBeGreaterThan(300);
  });

  it('is the same resources in Floe’s envelope, or a code of the table', async () => {
    const judged = await judging;
    expect(judged.filter((one) => !isSaid(one)).map(({ exchange }) => nameOf(exchange))).toEqual([]);
  });
});
