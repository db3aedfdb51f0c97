import { defineTable, type Row } from '../state/table.ts';
import type { Metadata } from '../validation/polar-types.ts';

export interface BenefitRow extends Row {
  readonly description: string;
  readonly visibility: 'public' | 'private';
  readonly metadata: Metadata;
  readonly is_deleted: boolean;
  readonly benefit: BenefitTerms;
}

export interface LicenseKeysProperties {
  readonly prefix: string | null;
  readonly expires: { readonly ttl: number; readonly timeframe: 'year' | 'month' | 'day' } | null;
  readonly activations: { readonly limit: number; readonly enable_customer_admin: boolean } | null;
  readonly limit_usage: number | null;
}

export type BenefitTerms =
  | { readonly type: 'custom'; readonly properties: { readonly note: string | null } }
  | { readonly type: 'feature_flag'; readonly properties: Readonly<Record<string, never>> }
  | { readonly type: 'license_keys'; readonly properties: LicenseKeysProperties }
  | {
      readonly type: 'downloadables';
      readonly properties: { readonly archived: Readonly<Record<string, boolean>>; readonly files: readonly string[] };
    }
  | {
      readonly type: 'meter_credit';
      readonly properties: { readonly units: number; readonly rollover: boolean; readonly meter_id: string };
    };

export type BenefitType = BenefitTerms['type'];

export const benefits = defineTable<BenefitRow>('benefits');
