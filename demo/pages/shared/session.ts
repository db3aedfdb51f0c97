import type { DemoWorld } from '../../server/world.ts';

/** Asks the demo's server who is here and what tickets there are. */
export async function readWorld(): Promise<DemoWorld> {
  const answer = await fetch('/demo/world');
  if (!answer.ok) throw new Error(`The demo server answered ${answer.status}.`);
  return (await answer.json()) as DemoWorld;
}

/** A fresh bearer for an agent on a ticket, or for a customer; it lives in memory only. */
export async function readToken(as: { agent: string; ticket: string } | { person: string }): Promise<string> {
  const answer = await fetch('/demo/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(as),
  });
  if (!answer.ok) throw new Error(`The demo server answered ${answer.status}.`);
  return ((await answer.json()) as { token: string }).token;
}
