import { canonical } from '../store/json.ts';
import { fromBase64Url, toBase64Url, utf8 } from './bytes.ts';
import { FloeProblem } from './problem.ts';

/** All that a page belongs to: with any other operation, person, filter, sort or page size it is another list. */
export interface ListIdentity {
  readonly operation: string;
  readonly connection: string;
  readonly actor: string;
  readonly customerId: string | null;
  /** The input without its cursor. */
  readonly input: unknown;
}

export interface Cursors {
  seal(list: ListIdentity, position: number): Promise<string>;
  /** The position, or throws `bad_cursor`. */
  open(list: ListIdentity, cursor: string): Promise<number>;
}

/** Cursors that hold a position and cannot be moved to another list. */
export function createCursors(key: () => Promise<CryptoKey>): Cursors {
  const signed = (list: ListIdentity, position: number) => utf8(canonical({ ...list, position }));
  return {
    async seal(list, position) {
      const mac = await crypto.subtle.sign('HMAC', await key(), signed(list, position));
      return `${position.toString(36)}.${toBase64Url(new Uint8Array(mac))}`;
    },
    async open(list, cursor) {
      const [digits = '', mac = '', ...rest] = cursor.split('.');
      const bytes = fromBase64Url(mac);
      const position = Number.parseInt(digits, 36);
      const wellFormed = rest.length === 0 && bytes && position.toString(36) === digits;
      const genuine = wellFormed && (await crypto.subtle.verify('HMAC', await key(), bytes, signed(list, position)));
      if (!genuine) throw new FloeProblem('bad_cursor');
      return position;
    },
  };
}
