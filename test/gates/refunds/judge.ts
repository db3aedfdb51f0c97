import type { OperationState } from '../../../server-adapter/store/operations-port.ts';
import { CONNECTION, type Stage } from './stage.ts';

const ENDS: readonly OperationState[] = ['succeeded', 'failed', 'declined', 'expired', 'needs_review'];
const NO: readonly OperationState[] = ['failed', 'declined', 'expired'];

/** Looks at the books when all is done. */
export async function judge(stage: Stage): Promise<void> {
  const { store, counter, sent } = stage;
  const rows = await store.operations.find(CONNECTION, { limit: 10_000 });
  for (const row of rows) {
    const payouts = counter.payouts.filter(({ operation }) => operation === row.id);
    const isPaid = payouts.some((payout) => counter.isLive(payout));
    const isPending = payouts.some(({ refund }) => counter.statusOf(refund) === 'pending');
    if (payouts.length > 1) stage.breach('double', `${row.id} was paid ${payouts.length} times`);
    if (payouts.some(({ amount, order }) => amount !== row.amount || !row.orderId.startsWith(order))) {
      stage.breach('amount', `${row.id} is not the refund that was paid`);
    }
    if (NO.includes(row.state) && isPaid) stage.breach('untrue', `${row.id} is ${row.state}, and it is paid`);
    if (row.state === 'succeeded' && !isPaid) stage.breach('untrue', `${row.id} is succeeded, and it is not paid`);
    if (!ENDS.includes(row.state) && !(row.state === 'pending' && isPending)) {
      stage.breach('unresolved', `${row.id} is ${row.state} after a quarter of an hour`);
    }
  }
  for (const { operation } of counter.payouts) {
    if (operation !== null && !sent.has(operation)) stage.breach('double', `${operation} was paid and never sent`);
  }
  await judgeTrail(stage);
}

async function judgeTrail({ store, breach }: Stage): Promise<void> {
  const check = await store.audit.verify(CONNECTION);
  if (!check.ok) breach('trail', `the chain breaks at ${check.seq}`);
  const { entries } = await store.audit.list(CONNECTION, { limit: 10_000 });
  for (const { id, operation, outcome } of entries) {
    if (operation === 'refunds.create' && outcome === null) breach('trail', `line ${id} has no outcome`);
  }
}
