import type { AgentCaller, ServiceCaller } from '../engine/caller.ts';

/** Who made a token, as `authenticate` named them then. */
export interface Maker {
  readonly kind: 'agent' | 'service';
  readonly id: string;
  readonly connection: string;
}

/** Tools for models, at `{base}/mcp`. */
export interface McpOptions {
  /** Where the adapter is mounted, as people and models reach it, e.g. `https://app.example.com/floe`. */
  readonly url: string;
  /**
   * What the maker of a token may by now, null for somebody who is gone or switched off. It is asked at every call: a
   * token is never worth more than its maker.
   */
  readonly maker: (maker: Maker) => Promise<MakerCaller | null> | MakerCaller | null;
  /**
   * A page of the host's that signs people in whose session is a bearer, and hands it to the page they confirm on. Without
   * it they need a session that their browser sends by itself.
   */
  readonly signIn?: string | undefined;
  /** Takes tokens in the address too, for clients that cannot send a header. Such tokens only read. @default false */
  readonly urlTokens?: boolean | undefined;
  /** An authorization server whose access tokens are taken besides: JSON Web Tokens for `{url}/mcp`. */
  readonly issuer?: McpIssuer | undefined;
}

type MakerCaller = AgentCaller | ServiceCaller;

export interface McpIssuer {
  /** As it stands in its tokens, e.g. `https://auth.example.com`. */
  readonly url: string;
  /** Its published keys. */
  readonly jwksUrl: string;
  /** Fetches them. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** Throws where something could never work. */
export function assertMcp(options: McpOptions | undefined): void {
  for (const address of options ? [options.url, options.issuer?.url, options.signIn] : []) {
    if (address === undefined) continue;
    const url = URL.canParse(address) ? new URL(address) : null;
    const isLocal = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1';
    if (url && (url.protocol === 'https:' || isLocal) && !url.search && !url.hash) continue;
    throw new Error(
      `Floe: "${address}" in mcp is no address people could come by. Write it like "https://app.example.com/floe".`,
    );
  }
}
