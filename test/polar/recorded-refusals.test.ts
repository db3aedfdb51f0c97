import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refused } from '../../server-adapter/polar/failure.ts';
import { problemOf } from '../../server-adapter/polar/problem.ts';
import { write } from './upstream.ts';

/** Recorded exchanges lie beside the repository where they are at hand; without them there is nothing to look at here. */
const RECORDED = join(import.meta.dirname, '../../../shared/polar/transcripts');

interface Recorded {
  readonly request: { readonly method: string; readonly path: string };
  readonly response: { readonly status: number; readonly body: unknown };
}

function refusals(): Recorded[] {
  if (!existsSync(RECORDED)) return [];
  return readdirSync(RECORDED)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(RECORDED, name), 'utf8').split('\n').filter(Boolean))
    .map((line) => JSON.parse(line))
    .filter(
      ({ request, response }) => request?.path?.startsWith('/v1/') && response?.status >= 400 && response.status < 500,
    )
    .filter(({ request }) => request.method !== 'OPTIONS' && !request.path.startsWith('/v1/oauth2/'));
}

describe('recorded refusals', () => {
  it('each mean something, and none of their sentences comes through', () => {
    const all = refusals();
    expect(all.length > 200 || !existsSync(RECORDED)).toBe(true);
    for (const { request, response } of all) {
      const problem = problemOf(refused(response.status, response.body, write, null).failure);
      const words = JSON.stringify([problem.detail, problem.errors?.map(({ message }) => message)]);
      for (const sentence of sentences(response.body)) expect(words).not.toContain(sentence);
      const where = `${request.method} ${request.path} ${response.status}`;
      expect([where, problem.code === 'upstream_error' && problem.alarm === undefined]).toEqual([where, false]);
    }
  });

  it('point at a field wherever Polar does', () => {
    for (const { response } of refusals().filter(({ response: { status } }) => status === 422)) {
      const { errors } = problemOf(refused(422, response.body, write, null).failure);
      for (const { path } of errors ?? []) expect(path).not.toMatch(/[A-Z[\]()']|^body|^query/);
    }
  });
});

function sentences(body: unknown): string[] {
  const { detail } = (body ?? {}) as { detail?: unknown };
  if (typeof detail === 'string') return [detail];
  return Array.isArray(detail) ? detail.map(({ msg }) => msg).filter((msg) => typeof msg === 'string') : [];
}
