import { defineTable, type Row } from '../state/table.ts';
import type { WEBHOOK_FORMATS } from './types.ts';

export interface EndpointRow extends Row {
  readonly url: string;
  readonly name: string | null;
  readonly format: (typeof WEBHOOK_FORMATS)[number];
  readonly secret: string;
  readonly events: readonly string[];
  readonly enabled: boolean;
}

/** An event on its way to one endpoint; its id is the `webhook-id` of every attempt. */
export interface WebhookEventRow extends Row {
  readonly endpoint_id: string;
  readonly type: string;
  /** The body of every attempt, to the byte. */
  readonly payload: string;
  readonly last_http_code: number | null;
  /** Null until it arrived or was given up. */
  readonly succeeded: boolean | null;
  readonly skipped: boolean;
}

/** One attempt that was made. */
export interface DeliveryRow extends Row {
  readonly event_id: string;
  readonly endpoint_id: string;
  readonly succeeded: boolean;
  readonly http_code: number | null;
  readonly response: string | null;
}

/** An attempt still to be made. */
export interface SendingRow extends Row {
  readonly event_id: string;
  readonly endpoint_id: string;
  /** In milliseconds. */
  readonly due: number;
  /** How many there were before. */
  readonly attempts: number;
}

export const endpoints = defineTable<EndpointRow>('webhook_endpoints');
export const webhookEvents = defineTable<WebhookEventRow>('webhook_events');
export const deliveries = defineTable<DeliveryRow>('webhook_deliveries');
export const sendings = defineTable<SendingRow>('webhook_sendings');
