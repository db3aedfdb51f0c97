import type { Told } from './replica.ts';
import { CONNECTION, type Intent, type Stage } from './stage.ts';

/** What an answer says must be so: money when it says so, none when it says no. */
export async function hear(stage: Stage, intent: Intent, told: Told): Promise<void> {
  if (told.died) return;
  const { counter, store } = stage;
  const { status, body } = told;
  const row = await store.operations.byKey(CONNECTION, intent.key);
  const isPaid = counter.payouts.some((payout) => payout.operation === row?.id && counter.isLive(payout));
  const mayArrive = [...stage.flights].some(({ operation }) => operation === row?.id);
  if (body.code === 'internal' || !(status in KNOWN))
    stage.breach('crash', `${intent.key} was answered ${status} ${body.code}`);
  if (body.result?.state === 'succeeded' && !isPaid)
    stage.breach('untrue', `${intent.key} was told to be paid and is not`);
  // A repetition may be refused for reasons of its own; the first answer speaks of the refund itself.
  const isNo = body.result?.state === 'failed' || (status >= 400 && intent.asked === 1);
  if (isNo && (isPaid || mayArrive)) stage.breach('untrue', `${intent.key} was told ${body.code} and is paid`);
}

const KNOWN: Readonly<Record<number, true>> = {
  200: true,
  202: true,
  403: true,
  404: true,
  409: true,
  422: true,
  429: true,
  502: true,
  503: true,
  504: true,
};
