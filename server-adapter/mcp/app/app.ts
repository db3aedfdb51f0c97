import type { Envelope } from '../../engine/done.ts';
import type { McpCall } from '../call.ts';
import type { McpPorts } from '../ports.ts';
import { refundMeta, withoutTicketNeed } from './refund.ts';
import { refundPage } from './refund-page.ts';
import { subscriptionMeta } from './subscription.ts';
import { subscriptionPage } from './subscription-page.ts';

/** A dialog beside the conversation, for clients that show MCP Apps. */
export interface App {
  readonly name: 'refund' | 'subscription';
  readonly title: string;
  /** The preview that opens it. */
  readonly of: string;
  /** What a person may decide in it. */
  readonly acts: readonly string[];
  readonly uri: string;
  page(): string;
  /** The preview as the model is told of it. */
  shown(envelope: Envelope): Envelope;
  /** What the dialog alone is handed: hosts keep `_meta` from the model. */
  meta(ports: McpPorts, call: McpCall, envelope: Envelope): Promise<Readonly<Record<string, unknown>>>;
}

export const APPS: readonly App[] = [
  {
    name: 'refund',
    title: 'Refund',
    of: 'refunds.preview',
    acts: ['refunds.create'],
    uri: 'ui://floe/refund.html',
    page: refundPage,
    shown: withoutTicketNeed,
    meta: refundMeta,
  },
  {
    name: 'subscription',
    title: 'Change or end a subscription',
    of: 'subscriptions.preview',
    acts: ['subscriptions.change', 'subscriptions.cancel', 'subscriptions.revoke'],
    uri: 'ui://floe/subscription.html',
    page: subscriptionPage,
    shown: (envelope) => envelope,
    meta: subscriptionMeta,
  },
];
