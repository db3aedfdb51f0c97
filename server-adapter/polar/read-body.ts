/** The largest answer we read. Polar's longest list, a hundred subscriptions, has half a megabyte. */
const LARGEST = 5 * 1024 * 1024;

class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** The text of an answer of at most `largest` bytes; what is larger is let go of unread. */
export async function readText(response: Response, largest = LARGEST): Promise<string> {
  // A compressed body says how long it is before it grows.
  const declared = response.headers.get('content-encoding') ? null : response.headers.get('content-length');
  if (declared !== null && Number(declared) <= largest) return response.text();
  if (declared !== null) {
    await response.body?.cancel();
    throw new TooLarge();
  }
  return response.body ? readStream(response.body, largest) : '';
}

async function readStream(body: ReadableStream<Uint8Array>, largest: number): Promise<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let [text, size] = ['', 0];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > largest) {
      await reader.cancel();
      throw new TooLarge();
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
