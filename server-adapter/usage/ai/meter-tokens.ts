/** `floe/server/ai`: tokens of the AI SDK's models, reported as usage. Imports nothing of the SDK. */
import type { UsageEvent } from '../../calls.ts';
import { newExternalId } from '../external-id.ts';
import { type Generated, type Model, type Params, type StreamPart, textOf } from './call.ts';
import { countTokens, roughTokens } from './tokens.ts';
import { type Outcome, type Seen, watchStream } from './watch-stream.ts';

/** Whose tokens they are, as an event of usage names its customer. */
export type TokenCustomer = Pick<
  UsageEvent,
  'customer_id' | 'member_id' | 'external_customer_id' | 'external_member_id'
>;

/** Options of {@link meterTokens}. */
export interface MeterTokensOptions {
  /** `floe.usage.track`. */
  readonly track: (event: UsageEvent) => Promise<unknown>;
  readonly customer: TokenCustomer;
  /** Hears what could not be kept; the model's answer is never held back by it. */
  readonly onError: (error: unknown, event: UsageEvent) => void;
  /** Name of the events. @default 'llm.call' */
  readonly name?: string | undefined;
  /** More about the call, such as the feature it was made for. */
  readonly metadata?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** Tokens of a text, where a provider reports none. @default a token for every four characters */
  readonly estimate?: ((text: string) => number) | undefined;
}

/** A middleware for the AI SDK's `wrapLanguageModel`. */
export interface TokenMeter {
  readonly specificationVersion: 'v4';
  readonly wrapGenerate: <R extends Generated>(call: {
    readonly doGenerate: () => PromiseLike<R>;
    readonly params: Params;
    readonly model: Model;
  }) => Promise<R>;
  readonly wrapStream: <P extends StreamPart, R extends { readonly stream: ReadableStream<P> }>(call: {
    readonly doStream: () => PromiseLike<R & { readonly stream: ReadableStream<P> }>;
    readonly params: Params;
    readonly model: Model;
  }) => Promise<R>;
}

/**
 * Reports the tokens of each call of a model, once: as its provider reports them, or estimated where a stream was cut
 * before it did. A call that failed before anything came reports nothing.
 *
 * @example
 * const model = wrapLanguageModel({
 *   model: openai('gpt-5'),
 *   middleware: meterTokens({
 *     track: floe.usage.track,
 *     customer: { external_customer_id: user.id },
 *     onError: (cause) => logger.error(cause),
 *   }),
 * });
 */
export function meterTokens(options: MeterTokensOptions): TokenMeter {
  const { track, customer, onError, name = 'llm.call', metadata, estimate = roughTokens } = options;

  async function report({ provider, modelId }: Model, { prompt }: Params, seen: Seen): Promise<void> {
    const words = { prompt: () => textOf(prompt), answer: seen.answer };
    const tokens = countTokens(seen.reported, words, estimate);
    if (!tokens) return;
    const event: UsageEvent = {
      ...customer,
      name,
      external_id: newExternalId(),
      metadata: {
        ...metadata,
        outcome: seen.outcome,
        counted: tokens.counted,
        _llm: {
          vendor: provider,
          model: modelId,
          input_tokens: tokens.input,
          ...(tokens.cached !== null && { cached_input_tokens: tokens.cached }),
          output_tokens: tokens.output,
          total_tokens: tokens.input + tokens.output,
        },
      },
    };
    try {
      await track(event);
    } catch (error) {
      onError(error, event);
    }
  }

  return {
    specificationVersion: 'v4',
    wrapGenerate: async ({ doGenerate, params, model }) => {
      const result = await doGenerate();
      const outcome: Outcome = 'finished';
      await report(model, params, { outcome, reported: result.usage, answer: textOf(result.content) });
      return result;
    },
    wrapStream: async ({ doStream, params, model }) => {
      const result = await doStream();
      const stream = watchStream(result.stream, params.abortSignal, (seen) => report(model, params, seen));
      return { ...result, stream };
    },
  };
}
