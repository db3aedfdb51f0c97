import { describe, expect, it } from 'vitest';
import { neverLeft } from '../../server-adapter/polar/never-left.ts';

const failed = (facts: object, cause?: unknown) => Object.assign(new Error('failed', { cause }), facts);
const asNode = (cause: unknown) => new TypeError('fetch failed', { cause });
const connecting = failed({ code: 'ETIMEDOUT', syscall: 'connect' });
const reset = failed({ code: 'ECONNRESET', syscall: 'read' });

describe('a failed fetch', () => {
  it.each([
    ['refused', asNode(failed({ code: 'ECONNREFUSED' }))],
    ['no such name', asNode(failed({ code: 'ENOTFOUND', syscall: 'getaddrinfo' }))],
    ['no route while connecting', asNode(failed({ code: 'EHOSTUNREACH', syscall: 'connect' }))],
    ['no connection in time', asNode(failed({ code: 'UND_ERR_CONNECT_TIMEOUT' }))],
    ['a certificate of another name', asNode(failed({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }))],
    ['all addresses tried', asNode(new AggregateError([connecting, connecting]))],
    ['refused, as Bun says it', failed({ code: 'ConnectionRefused' })],
  ])('never left: %s', (_, error) => {
    expect(neverLeft(error)).toBe(true);
  });

  it.each([
    ['a reset', asNode(reset)],
    ['the other side closed', asNode(failed({ code: 'UND_ERR_SOCKET' }))],
    ['a broken pipe', asNode(failed({ code: 'EPIPE', syscall: 'write' }))],
    ['no route in the middle', asNode(failed({ code: 'EHOSTUNREACH', syscall: 'read' }))],
    ['one of two addresses reset after connecting', asNode(new AggregateError([connecting, reset]))],
    ['no answer in time', asNode(failed({ code: 'UND_ERR_HEADERS_TIMEOUT' }))],
    ['nothing known', new TypeError('fetch failed')],
    ['no error at all', 'ECONNREFUSED'],
  ])('may have left: %s', (_, error) => {
    expect(neverLeft(error)).toBe(false);
  });
});
