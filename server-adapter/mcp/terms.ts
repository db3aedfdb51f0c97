import type { Permission } from '../../src/contract/permissions.ts';
import type { KeptToken } from '../store/mcp-port.ts';

/** What a token is worth at most, as its maker set it up. */
export interface Terms {
  readonly form: 'bearer' | 'url';
  readonly permissions: readonly Permission[];
  /** `read`, `write`, or names of tools or operations. */
  readonly methods: readonly string[];
  readonly tags?: readonly string[];
  readonly exposure: 'all' | 'discovery';
  readonly writes: 'confirm' | 'direct';
  readonly appMoney: boolean;
  readonly second: boolean;
  /** Polar's id of the one customer it is about. */
  readonly customer?: string;
  readonly limits?: Readonly<Record<string, number>>;
}

/** The terms of a kept token: nobody but Floe has written them. */
export const termsOf = ({ terms }: Pick<KeptToken, 'terms'>): Terms => terms as unknown as Terms;

/** What somebody may who comes by the issuer instead: all that is theirs, each change with a person's yes. */
export const OPEN_TERMS: Omit<Terms, 'permissions'> = {
  form: 'bearer',
  methods: ['read', 'write'],
  exposure: 'all',
  writes: 'confirm',
  appMoney: false,
  second: false,
};
