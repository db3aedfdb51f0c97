import { defineTable, type Row } from '../state/table.ts';

export type LicenseKeyStatus = 'granted' | 'revoked' | 'disabled';

export interface LicenseKeyRow extends Row {
  readonly customer_id: string;
  readonly member_id: string | null;
  readonly benefit_id: string;
  readonly key: string;
  readonly status: LicenseKeyStatus;
  readonly limit_activations: number | null;
  readonly usage: number;
  readonly limit_usage: number | null;
  readonly validations: number;
  readonly last_validated_at: string | null;
  readonly expires_at: string | null;
}

export const licenseKeys = defineTable<LicenseKeyRow>('license_keys');

export interface ActivationRow extends Row {
  readonly license_key_id: string;
  readonly label: string;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly conditions: Readonly<Record<string, unknown>>;
}

export const activations = defineTable<ActivationRow>('license_key_activations');
