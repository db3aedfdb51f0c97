import type { Json } from './json.ts';
import type { Actor } from './people.ts';

/** A token an agent of the model kind comes by, as it is kept: what it is worth, never the token itself. */
export interface KeptToken {
  readonly id: string;
  readonly connection: string;
  readonly name: string;
  /** SHA-256 of the token. */
  readonly hash: string;
  readonly maker: Actor;
  /** What it may, as its maker set it up. */
  readonly terms: Json;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly revokedAt: number | null;
}

/** A change that a model has asked for and that waits for a person. */
export interface Ask {
  readonly id: string;
  readonly connection: string;
  /** SHA-256 of what stands in the link. */
  readonly hash: string;
  /** The token it was asked by. */
  readonly token: string;
  readonly tool: string;
  /** Operation, input, customer and ticket, fixed when it was asked. */
  readonly call: Json;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly state: AskState;
  readonly outcome: Json;
}

/** `taken`: a person has said yes and it is being carried out. */
export type AskState = 'waiting' | 'taken' | 'done' | 'failed';

/** Tokens of models, and what these ask people for. What comes by a link names no connection: it is found by its hash. */
export interface McpStore {
  addToken(token: Omit<KeptToken, 'revokedAt'>): Promise<void>;
  tokenBy(hash: string): Promise<KeptToken | null>;
  token(connection: string, id: string): Promise<KeptToken | null>;
  /** Newest first. */
  tokens(connection: string, limit: number): Promise<readonly KeptToken[]>;
  /** Ends it. An earlier end stays what it was; null where there is none. */
  revoke(connection: string, id: string, at: number): Promise<KeptToken | null>;
  addAsk(ask: Omit<Ask, 'state' | 'outcome'>): Promise<void>;
  askBy(hash: string): Promise<Ask | null>;
  ask(connection: string, id: string): Promise<Ask | null>;
  /** From one state into another, for the first who comes; false for everybody else. A waiting one is over at its end. */
  moveAsk(connection: string, id: string, move: AskMove): Promise<boolean>;
  /** Forgets what was asked before a moment; answers how many. */
  sweepAsks(connection: string, before: number): Promise<number>;
}

export interface AskMove {
  readonly from: AskState;
  readonly to: AskState;
  readonly at: number;
  readonly outcome?: Json;
}
