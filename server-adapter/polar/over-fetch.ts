import type { Arrived, Transport } from './transport.ts';

/** The transport of every runtime. */
export function overFetch(base: string, fetch: typeof globalThis.fetch): Transport {
  return async ({ target, method, headers, body, signal }) => {
    // A redirected write would be repeated or lose its body; a redirected token would go to a stranger.
    const init: RequestInit = { method, headers, redirect: 'manual', signal };
    if (body !== undefined) init.body = body;
    return arrived(await fetch(base + target, init));
  };
}

function arrived(response: Response): Arrived {
  return {
    status: response.status,
    header: (name) => response.headers.get(name),
    text: (most) => textOf(response, most),
    parts: () => partsOf(response.body),
    drop: () => void response.body?.cancel().catch(() => undefined),
  };
}

async function* partsOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  if (!reader) return;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function textOf(response: Response, most: number): Promise<string | null> {
  // A compressed body says how long it is before it grows.
  const declared = response.headers.get('content-encoding') ? null : response.headers.get('content-length');
  if (declared !== null && Number(declared) <= most) return response.text();
  if (declared !== null) {
    await response.body?.cancel();
    return null;
  }
  return response.body ? readStream(response.body, most) : '';
}

async function readStream(body: ReadableStream<Uint8Array>, most: number): Promise<string | null> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let [text, size] = ['', 0];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > most) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
