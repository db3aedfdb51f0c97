import { defineTable, type Row } from '../state/table.ts';

/** An application that asks people for access to their organizations. */
export interface ClientRow extends Row {
  readonly client_id: string;
  readonly client_secret: string;
  /** What its owner shows to read, change or delete it. */
  readonly registration_access_token: string;
  readonly settings: ClientSettings;
}

export interface ClientSettings {
  readonly redirect_uris: readonly string[];
  readonly token_endpoint_auth_method: string;
  readonly grant_types: readonly string[];
  readonly response_types: readonly string[];
  readonly client_name: string;
  readonly scope: string;
  readonly [other: string]: unknown;
}

/** PKCE: whoever asked shows the verifier behind it. */
export interface Challenge {
  readonly value: string;
  readonly method: 'plain' | 'S256';
}

/** What somebody allowed: by a code first, then by an access token and the one that renews it. */
export interface GrantedAccessRow extends Row {
  readonly client_id: string;
  readonly user_id: string;
  readonly scope: string;
  readonly redirect_uri: string;
  readonly code: string | null;
  /** What the exchange of the code has to match; null where nothing was asked with it. */
  readonly challenge: Challenge | null;
  /** Those it is for; none named means all of the person's. */
  readonly organizations: readonly string[];
  readonly access_token: string | null;
  readonly refresh_token: string | null;
  /** In seconds since the epoch. */
  readonly issued_at: number;
  readonly expires_at: number;
}

/** Somebody who works for organizations, at Polar's own pages. */
export interface UserRow extends Row {
  readonly email: string;
}

export const clients = defineTable<ClientRow>('oauth2_clients');
export const grantedAccess = defineTable<GrantedAccessRow>('oauth2_access');
export const users = defineTable<UserRow>('users');
