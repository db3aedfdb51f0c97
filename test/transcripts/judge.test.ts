import { describe, expect, it } from 'vitest';
import { aliasesOf, seedsIn } from './aliases.ts';
import { judge } from './judge.ts';
import type { Exchange, Json } from './recording.ts';
import { reportLines, reportOf } from './report.ts';
import { at, find, patch, post, type Seed } from './seeds/notation.ts';
import type { Clock, MakeSimulator } from './simulator.ts';

// The judge with a simulator of a few lines: a shelf that keeps what is posted and answers it by id.

const recorded = (digit: number): string => `${String(digit).repeat(8)}-1111-4111-8111-111111111111`;
const START = Date.parse('2026-11-23T07:00:00Z');

interface Heard {
  method: string;
  path: string;
  body: string;
  at: number;
  authorization: string | null;
}

function shelf(heard: Heard[] = [], spoil: (path: string) => Response | null = () => null): MakeSimulator {
  return (clock: Clock) => {
    const things = new Map<string, object>();
    let count = 0;
    const json = (body: unknown, status = 200) => Response.json(body, { status });
    return {
      async fetch(request) {
        const { pathname } = new URL(request.url);
        const body = await request.text();
        const authorization = request.headers.get('authorization');
        heard.push({ method: request.method, path: pathname, body, at: clock.now(), authorization });
        const spoilt = spoil(pathname);
        if (spoilt) return spoilt;
        const id = pathname.split('/')[3];
        if (request.method === 'GET')
          return id && things.has(id) ? json(things.get(id)) : json({ error: 'NotFound' }, 404);
        count += 1;
        const made = id ?? `0000000${count}-aaaa-4aaa-8aaa-aaaaaaaaaaaa`;
        things.set(made, { ...things.get(made), id: made, ...JSON.parse(body) });
        return json(things.get(made), id ? 200 : 201);
      },
      moves: {
        periodEnds() {},
        retryDue() {},
        cardDeclines() {},
        meterPeriodEnds() {},
        graceEnds() {},
        refundsGo() {},
        benefitsRace() {},
        signIn() {},
        workersTake() {},
        feedLags() {},
        refundOutside() {},
        cardAsks() {},
        cardPays() {},
        challengePasses() {},
        challengeFails() {},
        checkoutExpires() {},
        usageWallet() {},
        refundSettles() {},
        organization() {},
        disputeOpens() {},
        disputeGoes() {},
        disputeGrows() {},
        checkoutsGo() {},
        receiverGoes() {},
        webhookAttempts() {},
        async timePasses() {},
        endpoint() {},
        usageRuns() {},
        clock() {},
      },
      mailbox: [],
      challenges: () => [],
      accessToken: () => 'polar_oat_test',
    };
  };
}

interface Told {
  seq: number;
  method?: string;
  path?: string;
  body?: Json;
  answer: Json;
  status?: number;
  after?: number;
  file?: string;
}

const exchange = ({ seq, method = 'GET', path = '/v1/things', body = null, answer, ...rest }: Told): Exchange => ({
  file: rest.file ?? 'things.jsonl',
  seq,
  name: `exchange ${seq}`,
  operation: 'things:get',
  scope: '1',
  auth: 'oat',
  at: START + 1000 * (rest.after ?? seq),
  request: { method, path, query: null, headers: {}, body },
  answer: { status: rest.status ?? 200, headers: { 'content-type': 'application/json' }, body: answer },
});

const make = (seq: number, digit: number, name: string, file?: string): Exchange =>
  exchange({
    seq,
    method: 'POST',
    body: { name },
    answer: { id: recorded(digit), name },
    status: 201,
    ...(file && { file, after: 0 }),
  });

const read = (seq: number, digit: number, answer: Json): Exchange =>
  exchange({ seq, path: `/v1/things/${recorded(digit)}`, answer });

const verdicts = async (
  exchanges: Exchange[],
  simulator: MakeSimulator,
  seeds: Seed[] = [],
): Promise<[number, string[]][]> =>
  (await judge(exchanges, { make: simulator, seeds })).verdicts.map(({ exchange: { seq }, differences }) => [
    seq,
    differences.map(({ path }) => path),
  ]);

describe('the judge', () => {
  it('gives the request alone, its ids translated, and compares afterwards', async () => {
    const heard: Heard[] = [];
    const told = [make(0, 1, 'lamp'), read(1, 1, { id: recorded(1), name: 'lamp' })];
    expect(await verdicts(told, shelf(heard))).toEqual([
      [0, []],
      [1, []],
    ]);
    expect(heard[1]?.path).toBe('/v1/things/00000001-aaaa-4aaa-8aaa-aaaaaaaaaaaa');
    expect(heard.every(({ authorization }) => authorization === 'Bearer polar_oat_test')).toBe(true);
  });

  it('takes nothing from a recorded answer into a request', async () => {
    const heard: Heard[] = [];
    await verdicts([make(0, 1, 'lamp'), read(1, 1, { secret: 'only recorded' })], shelf(heard));
    expect(JSON.stringify(heard)).not.toContain('only recorded');
  });

  it('tells what differs', async () => {
    expect(await verdicts([make(0, 1, 'lamp'), read(1, 1, { id: recorded(1), name: 'desk' })], shelf())).toEqual([
      [0, []],
      [1, ['body.name']],
    ]);
  });

  it('counts an exception and a 501 as differing', async () => {
    const told = [read(0, 1, { error: 'NotFound' })];
    const broken = shelf([], () => {
      throw new Error('broken');
    });
    expect(await verdicts(told, broken)).toEqual([[0, ['exception']]]);
    const missing = shelf([], () => Response.json({ error: 'NotSimulated' }, { status: 501 }));
    expect(await verdicts(told, missing)).toEqual([[0, ['status']]]);
  });

  it('plays a seed before its exchange, also where the recording lacks that one', async () => {
    const heard: Heard[] = [];
    const name = patch(`/v1/things/${recorded(1)}`, { name: 'desk' });
    const seed: Seed = { file: 'things.jsonl', before: { 3: [at('07:00:30.000'), name] } };
    const told = [
      make(0, 1, 'lamp'),
      read(2, 1, { id: recorded(1), name: 'lamp' }),
      read(5, 1, { id: recorded(1), name: 'desk' }),
    ];
    expect((await verdicts(told, shelf(heard), [seed])).every(([, paths]) => paths.length === 0)).toBe(true);
    expect(heard.map(({ method }) => method)).toEqual(['POST', 'GET', 'PATCH', 'GET']);
    expect(heard[2]?.at).toBeGreaterThanOrEqual(START + 30_000);
  });

  it('binds what a seed makes to a recorded id', async () => {
    const seed: Seed = {
      file: 'things.jsonl',
      before: { 0: [post('/v1/things', { name: 'lamp' }, { id: recorded(7) })] },
    };
    expect(await verdicts([read(0, 7, { id: recorded(7), name: 'lamp' })], shelf(), [seed])).toEqual([[0, []]]);
  });

  it('tells a seed step that the simulator refused, and goes on', async () => {
    const seed: Seed = { file: 'things.jsonl', before: { 0: [find('/v1/things/nothing', {}, { id: recorded(7) })] } };
    const { failedSteps, verdicts: judged } = await judge([make(0, 1, 'lamp')], { make: shelf(), seeds: [seed] });
    expect(failedSteps).toMatchObject([{ file: 'things.jsonl', seq: 0, step: 'GET /v1/things/nothing' }]);
    expect(judged).toHaveLength(1);
  });

  it('plays the files in the order they were recorded, and what another file makes in the same second first', async () => {
    const heard: Heard[] = [];
    const other = make(0, 2, 'shade', 'zebra.jsonl');
    const user = exchange({
      seq: 0,
      file: 'aardvark.jsonl',
      after: 0,
      method: 'POST',
      body: { name: 'lamp', shade: recorded(2) },
      answer: { id: recorded(1), name: 'lamp', shade: recorded(2) },
      status: 201,
    });
    expect((await verdicts([user, other], shelf(heard))).map(([, paths]) => paths)).toEqual([[], []]);
    expect(heard.map(({ body }) => JSON.parse(body).name)).toEqual(['shade', 'lamp']);
  });
});

describe('a recording with other ids', () => {
  it('is read by the seeds in its own ids', () => {
    const first = [make(0, 1, 'lamp')];
    const aliases = aliasesOf(first, [make(0, 5, 'lamp')]);
    const seed: Seed = { file: 'things.jsonl', before: { 1: [patch(`/v1/things/${recorded(1)}`, { name: 'desk' })] } };
    expect(seedsIn(aliases, [seed])[0]?.before[1]).toMatchObject([{ path: `/v1/things/${recorded(5)}` }]);
    expect(aliasesOf(first, first).size).toBe(0);
  });
});

describe('the report', () => {
  it('says every difference by name, a line per file, the sums, and last the score', async () => {
    const told = [make(0, 1, 'lamp'), read(1, 1, { id: recorded(1), name: 'desk' })];
    const judgement = await judge(told, { make: shelf(), seeds: [] });
    const lines = reportLines(judgement, { limit: 8 });
    expect(lines.join('\n')).toContain('things#1 GET /v1/things/');
    expect(lines.join('\n')).toContain('body.name: another value: expected "desk", got "lamp"');
    expect(lines.find((line) => line.startsWith('things.jsonl'))).toMatch(/1 of 2\s+50\.0 %/);
    expect(lines.find((line) => line.startsWith('writes'))).toMatch(/1 of 1/);
    expect(lines.at(-1)).toBe('agree 1 of 2');
    expect(reportOf(judgement.verdicts)).toEqual({
      agree: 1,
      total: 2,
      files: [{ file: 'things.jsonl', agree: 1, total: 2 }],
      exchanges: [
        { file: 'things.jsonl', seq: 0, operation: 'things:get', verdict: 'agree', differences: [] },
        {
          file: 'things.jsonl',
          seq: 1,
          operation: 'things:get',
          verdict: 'differ',
          differences: [{ path: 'body.name', expected: 'desk', got: 'lamp' }],
        },
      ],
    });
  });
});
