import type { Input, OperationName, QueryName } from '../src/contract/types.ts';
import type {
  Answered,
  CallOptions,
  EmitOptions,
  EntitlementChange,
  EntitlementOf,
  HeldEntitlements,
  IterateOptions,
  IterateQuery,
  Prefetched,
  Ticked,
  Tracked,
  TrackOptions,
  UsageEvent,
} from './calls.ts';
import type { CustomerRef } from './engine/caller.ts';
import type { FloeProblem } from './engine/problem.ts';
import type { RuleEvent } from './rules/rule.ts';
import type { SyncRun, SyncStatus } from './sync/worker.ts';

/** The adapter: one handler for the web, and the same road for the host's own code. */
export interface Floe {
  /** Answers every request under `base`; never throws. */
  readonly handler: (request: Request) => Promise<Response>;
  /** Runs an operation for a caller, through the same policy as the handler. Throws {@link FloeProblem}. */
  call<N extends OperationName>(name: N, input: Input<N>, options: CallOptions): Promise<Answered<N>>;
  /** Runs a query for a page that is rendered on the server, so that it needs no request of its own. */
  prefetch<N extends QueryName>(name: N, input: Input<N>, options: CallOptions): Promise<Prefetched<N>>;
  readonly usage: {
    /**
     * Takes what a customer used, up to 1,000 events at once, and brings it to Polar within seconds. Resolves once the
     * events are kept: from then on none is lost or counted twice, whatever becomes of this process. The embedded store
     * outlives a killed process, not a power cut; Postgres outlives both. An event needs `customer_id` or
     * `external_customer_id`; `timestamp` is RFC 3339 and defaults to now.
     *
     * Throws {@link FloeProblem}: `invalid_input` (nothing is taken), `unavailable` (the store is, or too much waits).
     *
     * @example await floe.usage.track({ name: 'image.made', external_customer_id: user.id, metadata: { pixels: 1_048_576 } })
     */
    track(events: UsageEvent | readonly UsageEvent[], options?: TrackOptions): Promise<Tracked>;
  };
  readonly entitlements: {
    /**
     * Whether a customer may use something now, by the benefit's id or its metadata `floe_key`: true where one grant of it
     * stands. Answered from memory, which webhooks and Polar's feed keep up to date. It never throws: where nothing is
     * known the answer is false, and `onError` is told.
     *
     * @example if (await floe.entitlements.check({ externalId: user.id }, 'exports')) …
     */
    check(customer: CustomerRef, key: string, of?: EntitlementOf): Promise<boolean>;
    /**
     * Everything a customer may use, and as of when. Throws {@link FloeProblem} where nothing is known.
     *
     * @example const { entitlements, is_stale } = await floe.entitlements.get({ externalId: user.id });
     */
    get(customer: CustomerRef, of?: EntitlementOf): Promise<HeldEntitlements>;
    /**
     * Calls `heard` whenever what a customer may use may have changed, whichever adapter on the same Postgres was told of
     * it; first of all once it listens, for whatever changed until then. Answers how to stop.
     *
     * @example const stop = floe.entitlements.onChange(({ customerId }) => refresh(customerId));
     */
    onChange(heard: (change: EntitlementChange) => void, of?: Pick<EntitlementOf, 'connection'>): () => void;
  };
  readonly rules: {
    /**
     * Tells the rules what happened in the product. Resolves once the event is kept: from then on every rule that waits
     * for it is asked, once for each customer and id, whatever becomes of this process.
     *
     * Throws {@link FloeProblem}: `invalid_input`, `too_large`, `unavailable` (the store is).
     *
     * @example await floe.rules.emit({ name: 'abuse.confirmed', id: report.id, customer: { externalId: user.id } })
     */
    emit(event: RuleEvent, options?: EmitOptions): Promise<void>;
  };
  readonly sync: {
    /**
     * Compares everything that Polar grants with everything that the sinks hold, and makes them alike. Dry, it writes
     * nothing and answers what it would.
     *
     * @example const [run] = await floe.sync.run({ sink: 'unleash', dryRun: true });
     */
    run(how?: { readonly sink?: string | undefined; readonly dryRun?: boolean | undefined }): Promise<SyncRun[]>;
    /** When each sink was last compared with Polar, and what keeps it from being told. */
    status(): Promise<SyncStatus[]>;
  };
  readonly polar: {
    /**
     * Every item of a list of Polar, by Polar's name of the operation, page by page within the rate budget. Without a
     * caller it is read for the host itself.
     *
     * @example for await (const order of floe.polar.iterate('orders:list', { customer_id })) …
     */
    iterate(operation: string, query?: IterateQuery, options?: IterateOptions): AsyncGenerator<unknown>;
  };
  /** One round of background work: lost refunds are looked up, old keys swept. Run it every half minute. */
  tick(): Promise<Ticked>;
  /** Ends the live streams, waits for calls under way and closes the store. A server stops listening before it. */
  close(): Promise<void>;
}
