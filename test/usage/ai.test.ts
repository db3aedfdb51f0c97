import { generateText, simulateReadableStream, streamText, wrapLanguageModel } from 'ai';
import { MockLanguageModelV4 } from 'ai/test';
import { describe, expect, it } from 'vitest';
import { type MeterTokensOptions, meterTokens } from '../../server-adapter/usage/ai/meter-tokens.ts';
import { merchant } from '../adapter/merchant.ts';
import { openUsage } from './shop.ts';

type Stream = Awaited<ReturnType<MockLanguageModelV4['doStream']>>['stream'];
type Part = Stream extends ReadableStream<infer P> ? P : never;

const tokens = (input: number | undefined, output: number | undefined) => ({
  inputTokens: { total: input, noCache: input, cacheRead: input === undefined ? undefined : 4, cacheWrite: undefined },
  outputTokens: { total: output, text: output, reasoning: undefined },
});
const words = (...deltas: string[]): Part[] => [
  { type: 'stream-start', warnings: [] },
  { type: 'text-start', id: 't' },
  ...deltas.map((delta): Part => ({ type: 'text-delta', id: 't', delta })),
];
const finish = (usage = tokens(12, 3)): Part[] => [
  { type: 'text-end', id: 't' },
  { type: 'finish', finishReason: { unified: 'stop', raw: undefined }, usage },
];
const streaming = (...parts: Part[]) =>
  new MockLanguageModelV4({ doStream: async () => ({ stream: simulateReadableStream({ chunks: parts }) }) });
/** Some words, and then nothing that ever ends. */
const endless = (onCancel?: () => void) =>
  new MockLanguageModelV4({
    doStream: async () => ({
      stream: new ReadableStream<Part>({
        start: (controller) => words('Once upon', ' a time').forEach((part) => void controller.enqueue(part)),
        ...(onCancel && { cancel: onCancel }),
      }),
    }),
  });

/** A model whose tokens are reported, and what Polar has of them in the end. */
function metered(model: MockLanguageModelV4, more: Partial<MeterTokensOptions> = {}) {
  const { house, sent } = openUsage();
  const errors: unknown[] = [];
  const middleware = meterTokens({
    track: house.floe.usage.track,
    customer: { external_customer_id: 'c-1' },
    onError: (error) => errors.push(error),
    ...more,
  });
  const reported = async () => {
    await house.floe.tick();
    house.clock.forward(5_000);
    const { items } = await merchant(house, 'GET', '/v1/events/?source=user&limit=100');
    return items.map(({ name, external_customer_id, metadata }: Record<string, unknown>) => {
      const { _llm, ...rest } = metadata as { _llm: object };
      return { name, external_customer_id, ..._llm, ...rest };
    });
  };
  return { model: wrapLanguageModel({ model, middleware }), reported, errors, sent };
}

const prompt = 'Tell me a story of forty characters, ok?';
const quiet = { onError: () => undefined } as const;

describe('a call without a stream', () => {
  const answering = (usage = tokens(12, 3)) =>
    new MockLanguageModelV4({
      doGenerate: async () => ({
        content: [{ type: 'text', text: 'Once upon a time' }],
        finishReason: { unified: 'stop', raw: undefined },
        usage,
        warnings: [],
      }),
    });

  it('reports what its provider reports, once', async () => {
    const { model, reported } = metered(answering(), { metadata: { feature: 'stories' } });
    expect((await generateText({ model, prompt })).text).toBe('Once upon a time');
    expect(await reported()).toEqual([
      {
        ...{ name: 'llm.call', external_customer_id: 'c-1', feature: 'stories', outcome: 'finished' },
        ...{ counted: 'reported', vendor: 'mock-provider', model: 'mock-model-id' },
        ...{ input_tokens: 12, cached_input_tokens: 4, output_tokens: 3, total_tokens: 15 },
      },
    ]);
  });

  it('is estimated where nothing is reported', async () => {
    const { model, reported } = metered(answering(tokens(undefined, undefined)));
    await generateText({ model, prompt });
    expect(await reported()).toMatchObject([{ counted: 'estimated', input_tokens: 10, output_tokens: 4 }]);
  });

  it('that failed reports nothing, and each try that answered counts', async () => {
    let tries = 0;
    const flaky = new MockLanguageModelV4({
      doGenerate: async (options) => {
        tries += 1;
        if (tries === 1) throw new Error('overloaded');
        return answering().doGenerate(options);
      },
    });
    const { model, reported } = metered(flaky);
    await expect(generateText({ model, prompt, maxRetries: 0 })).rejects.toThrow('overloaded');
    await generateText({ model, prompt });
    expect(await reported()).toHaveLength(1);
  });

  it('is answered though its tokens could not be kept, which is told', async () => {
    const { model, errors } = metered(answering(), { track: () => Promise.reject(new Error('store is away')) });
    expect((await generateText({ model, prompt })).text).toBe('Once upon a time');
    expect(errors).toEqual([new Error('store is away')]);
  });
});

describe('a stream', () => {
  it('reports what its provider reports, before it ends', async () => {
    const { model, reported, sent } = metered(streaming(...words('Once upon', ' a time'), ...finish()));
    expect(await streamText({ model, prompt }).text).toBe('Once upon a time');
    expect(await reported()).toMatchObject([{ counted: 'reported', outcome: 'finished', total_tokens: 15 }]);
    expect(sent().flat()).toHaveLength(1);
  });

  it('that is aborted is estimated by what came', async () => {
    const abort = new AbortController();
    const { model, reported } = metered(endless());
    const { textStream } = streamText({ model, prompt, abortSignal: abort.signal, ...quiet });
    for await (const text of textStream) if (text === ' a time') abort.abort();
    expect(await reported()).toMatchObject([
      { counted: 'estimated', outcome: 'aborted', input_tokens: 10, output_tokens: 4, total_tokens: 14 },
    ]);
  });

  it('that its reader gives up is estimated, and given up itself', async () => {
    const given = Promise.withResolvers<void>();
    const { model, reported } = metered(endless(given.resolve), { estimate: (text) => text.length + 0.4 });
    const { stream } = await model.doStream({ prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }] });
    const reader = stream.getReader();
    for (let parts = 0; parts < 4; parts += 1) await reader.read();
    await reader.cancel();
    await given.promise;
    expect(await reported()).toMatchObject([{ outcome: 'aborted', input_tokens: 2, output_tokens: 16 }]);
  });

  it('aborted after its usage came counts what was reported, once', async () => {
    const abort = new AbortController();
    const { model, reported } = metered(streaming(...words('Once'), ...finish()));
    const { text } = streamText({ model, prompt, abortSignal: abort.signal, ...quiet });
    await text;
    abort.abort();
    expect(await reported()).toMatchObject([{ counted: 'reported', outcome: 'finished' }]);
  });

  it.each([
    ['before anything came', [], 0],
    ['after some words', words('Once upon'), 1],
  ] as const)('that breaks %s', async (_when, parts, events) => {
    const left = [...parts];
    const broken = new MockLanguageModelV4({
      doStream: async () => ({
        stream: new ReadableStream<Part>({
          pull: (controller) => {
            const part = left.shift();
            if (part) controller.enqueue(part);
            else controller.error(new Error('cut'));
          },
        }),
      }),
    });
    const { model, reported } = metered(broken);
    const { stream } = await model.doStream({ prompt: [] });
    const reader = stream.getReader();
    await expect(
      (async () => {
        for (;;) if ((await reader.read()).done) return;
      })(),
    ).rejects.toThrow('cut');
    expect(await reported()).toHaveLength(events);
  });

  it('that ends without its usage is estimated', async () => {
    const { model, reported } = metered(streaming(...words('Once upon a time')));
    const { stream } = await model.doStream({ prompt: [] });
    for await (const _part of stream);
    expect(await reported()).toMatchObject([{ counted: 'estimated', outcome: 'failed', output_tokens: 4 }]);
  });

  it('that cannot be begun reports nothing', async () => {
    const { model, reported } = metered(
      new MockLanguageModelV4({ doStream: () => Promise.reject(new Error('overloaded')) }),
    );
    await expect(model.doStream({ prompt: [] })).rejects.toThrow('overloaded');
    expect(await reported()).toEqual([]);
  });
});
