import type { Output } from '../../src/contract/types.ts';
import type { Answer } from '../engine/call.ts';
import { FloeProblem } from '../engine/problem.ts';
import type { Context } from '../operations/handler.ts';
import { oneRule } from './list.ts';

type View = Output<'rules.list'>[number];

/** Stops a rule or lets it act again; what holds already is left as it is. */
export async function setStopped(context: Context, name: string, isStopped: boolean): Promise<Answer<View>> {
  const { services, connection } = context;
  const before = await oneRule(context, name);
  if ((before.stopped_at !== null) === isStopped) return { result: before, trail: { rule: name, unchanged: true } };
  await services.store.rules.stop(connection, name, isStopped ? services.clock.now() : null);
  if (!isStopped) (await services.rules()).soon(connection);
  const result = await oneRule(context, name);
  return { result, trail: { rule: name, before: { state: before.state }, after: { state: result.state } } };
}

/** A person has looked after a firing whose outcome was not known. */
export async function settle(context: Context, name: string, id: string): Promise<Answer<View>> {
  const { services, connection } = context;
  const { rules } = services.store;
  const [firing] = await rules.find(connection, { id, rule: name, limit: 1 });
  if (!firing) throw new FloeProblem('not_found');
  const move = { from: ['needs_review'], to: 'settled', at: services.clock.now() } as const;
  const moved = firing.state === 'settled' ? firing : await rules.move(connection, id, move);
  if (!moved) {
    const { state } = firing;
    throw new FloeProblem('state_conflict', { detail: 'This firing does not need review.', state: { state } });
  }
  const after = { firing: id, subject: firing.subject, state: 'settled' };
  // The last one of a rule that is gone leaves nothing to show.
  const found = await oneRule(context, name).catch(() => null);
  return { result: found ?? (await goneRule(context, name)), trail: { rule: name, after } };
}

async function goneRule({ caller }: Context, name: string): Promise<View> {
  const { viewOf } = await import('./view.ts');
  const row = { name, since: 0, stoppedAt: null };
  return viewOf({ rule: undefined, row, counts: undefined, last: [], review: [], caller });
}
