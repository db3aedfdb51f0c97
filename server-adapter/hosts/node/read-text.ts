import type { IncomingMessage } from 'node:http';

/** The body of an answer; null when it has more than `most` bytes. Rejects when it does not arrive whole. */
export async function readText(message: IncomingMessage, most: number): Promise<string | null> {
  const encoding = message.headers['content-encoding'];
  if (!encoding && Number(message.headers['content-length']) > most) {
    message.destroy();
    return null;
  }
  const bytes = await readBytes(message, most);
  if (!bytes || !encoding) return bytes && decode(bytes);
  return unzip(bytes, encoding, most);
}

/** As a browser reads it: the mark at the start is no part of the text. */
function decode(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function readBytes(message: IncomingMessage, most: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    message.on('data', (part: Buffer) => {
      parts.push(part);
      size += part.length;
      if (size <= most) return;
      message.destroy();
      resolve(null);
    });
    message.once('end', () => resolve(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)));
    // The last word in every case; what was settled before stays. An error is made for a broken answer alone: its stack
    // costs as much as the reading.
    const cut = () => reject(message.errored ?? new Error('The answer ended before it was whole.'));
    message.once('close', () => message.readableEnded || cut());
    if (message.closed) cut();
  });
}

async function unzip(bytes: Buffer, encoding: string, most: number): Promise<string | null> {
  const { gunzip } = await import('node:zlib');
  if (encoding !== 'gzip') throw new Error('The answer is encoded in a way nobody asked for.');
  return new Promise((resolve, reject) => {
    gunzip(bytes, { maxOutputLength: most }, (error, plain) => {
      if (!error) resolve(decode(plain));
      else if ('code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') resolve(null);
      else reject(error);
    });
  });
}
