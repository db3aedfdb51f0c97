import type { Services } from '../operations/services.ts';
import type { KeptConnection } from '../store/connections-port.ts';
import type { AskPolar } from './endpoint.ts';
import type { ConnectOptions } from './options.ts';
import { TOKENS, type Tokens, tokensOf } from './tokens.ts';

/** What everything about kept connections needs. */
export interface Ports {
  readonly services: Pick<Services, 'store' | 'secrets' | 'clock' | 'report' | 'newId' | 'origins'>;
  readonly connect: ConnectOptions;
  /** Null without a registration at Polar. */
  readonly ask: AskPolar | null;
}

/** A connection with its tokens. */
export interface Held {
  readonly kept: KeptConnection;
  readonly tokens: Tokens;
}

/** Null where there is none. The two are of one moment: in between the tokens may have been renewed. */
export async function hold({ services: { store, secrets } }: Ports, connection: string): Promise<Held | null> {
  for (;;) {
    const kept = await store.connections.get(connection);
    if (!kept) return null;
    const sealed = await secrets.read(connection, TOKENS);
    const again = await store.connections.get(connection);
    if (sealed === null) {
      if (again && again.version === kept.version && again.id === kept.id)
        throw new Error('Floe: the tokens of a connection are gone.');
    } else if (again?.id === kept.id && again.version === kept.version) return { kept, tokens: tokensOf(sealed) };
  }
}
