import type { Ask, KeptToken, McpStore } from '../mcp-port.ts';
import { drop, type Journal, put } from './undo.ts';

export interface McpShelf {
  readonly tokens: Map<string, KeptToken>;
  readonly asks: Map<string, Ask>;
}

export const mcpShelf = (): McpShelf => ({ tokens: new Map(), asks: new Map() });

export function memoryMcp({ tokens, asks }: McpShelf, journal: Journal): McpStore {
  const place = (connection: string, id: string) => JSON.stringify([connection, id]);
  return {
    addToken: async (token) => put(tokens, place(token.connection, token.id), { ...token, revokedAt: null }, journal),
    tokenBy: async (hash) => [...tokens.values()].find((token) => token.hash === hash) ?? null,
    token: async (connection, id) => tokens.get(place(connection, id)) ?? null,
    tokens: async (connection, limit) =>
      [...tokens.values()]
        .filter((token) => token.connection === connection)
        .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
        .slice(0, limit),
    revoke: async (connection, id, at) => {
      const token = tokens.get(place(connection, id));
      if (!token) return null;
      const ended = { ...token, revokedAt: token.revokedAt ?? at };
      put(tokens, place(connection, id), ended, journal);
      return ended;
    },
    addAsk: async (ask) =>
      put(asks, place(ask.connection, ask.id), { ...ask, state: 'waiting', outcome: null }, journal),
    askBy: async (hash) => [...asks.values()].find((ask) => ask.hash === hash) ?? null,
    ask: async (connection, id) => asks.get(place(connection, id)) ?? null,
    moveAsk: async (connection, id, { from, to, at, outcome = null }) => {
      const ask = asks.get(place(connection, id));
      if (ask?.state !== from || (from === 'waiting' && ask.expiresAt <= at)) return false;
      put(asks, place(connection, id), { ...ask, state: to, outcome }, journal);
      return true;
    },
    sweepAsks: async (connection, before) => {
      const old = [...asks.values()].filter((ask) => ask.connection === connection && ask.createdAt < before);
      for (const { id } of old) drop(asks, place(connection, id), journal);
      return old.length;
    },
  };
}
