import { CONNECTION, type Flight, type Intent, type Stage } from './stage.ts';

/** The intent behind an operation. A naive twin asks again under a key of its own, which begins with the first one. */
async function intentOf({ store, intents }: Stage, operation: string): Promise<Intent | undefined> {
  const row = await store.operations.get(CONNECTION, operation);
  return intents.find(({ key }) => row?.idemKey.split('#')[0] === key);
}

/**
 * Looks at a refund in the moment it is handed to the network: sent once, with its line in the trail, with the right
 * amount, and on a figure that is true now. Until it is known not to arrive it counts as money on its way.
 */
export async function launch(stage: Stage, body: SentRefund): Promise<Flight> {
  const { sent, trail, counter, flights, store } = stage;
  const operation = body.metadata?.floe_operation ?? '';
  const { order_id: order, amount } = body;
  sent.set(operation, (sent.get(operation) ?? 0) + 1);
  if (sent.get(operation) !== 1) stage.breach('resent', `${operation} was sent ${sent.get(operation)} times`);
  const [row, intent] = [await store.operations.get(CONNECTION, operation), await intentOf(stage, operation)];
  if (!trail.has(operation)) stage.breach('trail', `${operation} was sent without a line in the trail`);
  if (row?.state !== 'sent') stage.breach('trail', `${operation} was sent while it was ${row?.state}`);
  if (intent?.amount !== amount || intent.order !== order) {
    stage.breach('amount', `${operation} was sent with ${amount} of ${order}, asked ${intent?.amount}`);
  }
  const underWay = [...flights]
    .filter((flight) => flight.order === order)
    .reduce((sum, flight) => sum + flight.amount, 0);
  const left = counter.left(order) - underWay;
  if (sent.get(operation) === 1 && intent && intent.shown !== left) {
    stage.breach('double', `${operation} was sent on a screen that showed ${intent.shown}, when ${left} was left`);
  }
  const flight = { operation, order, amount };
  flights.add(flight);
  return flight;
}

export interface SentRefund {
  readonly order_id: string;
  readonly amount: number;
  readonly metadata?: { readonly floe_operation?: string };
}
