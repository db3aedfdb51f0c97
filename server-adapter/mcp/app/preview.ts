import { fromBase64Url, textOf, toBase64Url, utf8 } from '../../engine/bytes.ts';
import { FloeProblem } from '../../engine/problem.ts';
import type { Json } from '../../store/json.ts';
import type { McpCall } from '../call.ts';
import type { McpPorts } from '../ports.ts';
import { mayCall } from '../session.ts';

/** A preview is good for so long (ms). */
const LIFE_MS = 5 * 60_000;

/** What a dialog has shown, and nothing else, may be done by it. */
export interface Shown {
  readonly operation: string;
  readonly customer: string;
  /** Everything the operation takes but what a person still says in the dialog: why. */
  readonly input: Readonly<Record<string, Json>>;
  readonly currency: string;
}

export interface Preview extends Shown {
  readonly token: string;
  readonly connection: string;
  readonly until: number;
  readonly once: string;
}

/** The signed preview that the dialog alone is handed; null where this model may not even ask for it. */
export async function previewOf(ports: McpPorts, { session }: McpCall, shown: Shown): Promise<string | null> {
  const tool = (await ports.tools()).find(({ operation }) => operation === shown.operation);
  if (!tool || !mayCall(session, tool, ports.engine.house)) return null;
  const preview: Preview = {
    ...shown,
    token: session.token.id,
    connection: session.token.connection,
    until: ports.engine.clock.now() + LIFE_MS,
    once: ports.engine.newId(),
  };
  return sealed(preview, await ports.previewKey());
}

async function sealed(preview: Preview, key: CryptoKey): Promise<string> {
  const payload = toBase64Url(utf8(JSON.stringify(preview)));
  const mac = await crypto.subtle.sign('HMAC', key, utf8(payload));
  return `${payload}.${toBase64Url(new Uint8Array(mac))}`;
}

/** The preview a dialog hands back, for the first time, the token and the dialog it was made for. */
export async function spendPreview(
  ports: McpPorts,
  { session, args }: McpCall,
  acts: readonly string[],
): Promise<Preview> {
  const preview = await opened(args.preview, await ports.previewKey());
  const { clock, store } = ports.engine;
  const at = clock.now();
  const { token } = session;
  if (preview?.token !== token.id || preview.connection !== token.connection || preview.until <= at) throw stale();
  if (!acts.includes(preview.operation)) throw stale();
  const key = { caller: `mcp:${token.id}`, key: `preview:${preview.once}` };
  const use = { ...key, fingerprint: preview.once, at, leaseUntil: preview.until };
  const found = await store.idempotency.reserve(token.connection, use);
  if (found.state !== 'fresh' || found.retaken) throw stale();
  return preview;
}

const stale = () => new FloeProblem('gone', { detail: 'This preview is used up or too old. Ask for a new one.' });

async function opened(text: unknown, key: CryptoKey): Promise<Preview | null> {
  const [payload = '', mac = '', ...rest] = typeof text === 'string' ? text.split('.') : [];
  const [bytes, signature] = [fromBase64Url(payload), fromBase64Url(mac)];
  if (!bytes || !signature || rest.length > 0) return null;
  if (!(await crypto.subtle.verify('HMAC', key, signature, utf8(payload)))) return null;
  return JSON.parse(textOf(bytes) ?? 'null') as Preview; // Ours: nobody else could have signed it.
}
