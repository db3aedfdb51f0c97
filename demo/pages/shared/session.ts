import type { DemoWorld } from '../../server/world.ts';

/** Asks the demo's server who is here and what tickets there are. */
export async function readWorld(): Promise<DemoWorld> {
  const answer = await fetch('/demo/world');
  if (!answer.ok) throw new Error(`The demo server answered ${answer.status}.`);
  return (await answer.json()) as DemoWorld;
}

/** Has the product import a project for somebody. */
export async function importFor(person: string): Promise<void> {
  await post('/demo/import', { person });
}

/** A fresh bearer for an agent on a ticket, or for a customer; it lives in memory only. */
export async function readToken(as: { agent: string; ticket: string } | { person: string }): Promise<string> {
  const answer = await post('/demo/token', as);
  return ((await answer.json()) as { token: string }).token;
}

async function post(path: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`The demo server answered ${answer.status}.`);
  return answer;
}
