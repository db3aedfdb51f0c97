import type { Polar } from '../../src/simulator/index.ts';

/** Answers an operation in the adapter's place, or null to let it through; `go` asks the adapter. */
export type Wire = (operation: string, go: () => Promise<Response>, polar: Polar) => Promise<Response> | null;

/** Something that goes wrong on the way, at Polar or between the browser and the adapter. */
export interface Trouble {
  readonly title: string;
  /** Prepares Polar. */
  readonly polar?: (polar: Polar) => void;
  /** No connection to Polar is made. */
  readonly unreachable?: boolean;
  /** Made anew for each stage, so that what happens once happens once in each. */
  readonly wire?: () => Wire;
}

const never = (): Promise<Response> => new Promise(() => {});
const cut = (): Promise<never> => Promise.reject(new TypeError('Failed to fetch'));

/** The first call of an operation goes another way. */
function firstTime(
  operation: string,
  other: (go: () => Promise<Response>, polar: Polar) => Promise<Response>,
): () => Wire {
  return () => {
    let met = false;
    return (name, go, polar) => {
      if (met || name !== operation) return null;
      met = true;
      return other(go, polar);
    };
  };
}

/** A colleague in Polar's own dashboard. */
async function refundsElsewhere(polar: Polar): Promise<void> {
  await polar.fetch('https://api.polar.sh/v1/refunds/', {
    method: 'POST',
    headers: { authorization: 'Bearer polar_oat_demo', 'content-type': 'application/json' },
    body: JSON.stringify({ order_id: polar.ids.order, amount: 1000, reason: 'other' }),
  });
}

const fails = (path: RegExp) => (polar: Polar) => polar.faults.add({ match: { path }, answer: { status: 500 } });

/** Every trouble by its name. */
export const troubles = {
  none: { title: 'Nothing goes wrong' },
  waiting: { title: 'No answer comes yet', wire: () => never },
  offline: { title: 'The browser has no connection', wire: () => cut },
  polarDown: { title: 'Polar cannot be reached', unreachable: true },
  polarSilent: { title: 'Polar breaks off', polar: (polar) => polar.faults.add({ match: {}, answer: 'network' }) },
  tooMany: {
    title: 'Polar says: too many requests',
    polar: (polar) => polar.faults.add({ match: {}, answer: { status: 429, headers: { 'retry-after': '30' } } }),
  },
  ordersFail: { title: 'Orders cannot be read', polar: fails(/^\/v1\/(customer-portal\/)?orders\//) },
  figuresFail: { title: 'Nothing can be previewed', polar: fails(/-preview$/) },
  refundWaits: {
    title: 'A refund is on its way and not answered yet',
    wire: () => (name) => (name === 'refunds.create' ? never() : null),
  },
  refundsPend: { title: 'The bank takes days over a refund', polar: (polar) => polar.moves.refundsGo('pending') },
  refundsLost: { title: 'Polar breaks after it refunded', polar: (polar) => polar.moves.refundsGo('lost') },
  refundsBlocked: { title: 'Polar blocks refunds', polar: (polar) => polar.moves.refundsGo('blocked') },
  answerLost: {
    title: 'The answer to a refund is lost on its way to the browser',
    wire: firstTime('refunds.create', (go) => go().then(cut)),
  },
  refundedElsewhere: {
    title: 'A colleague refunds $10 meanwhile',
    wire: firstTime('refunds.create', (go, polar) => refundsElsewhere(polar).then(go)),
  },
  cardDeclined: {
    title: 'The bank declines the card',
    polar: (polar) => polar.moves.cardDeclines(polar.ids.customer ?? ''),
  },
} satisfies Record<string, Trouble>;
export type TroubleName = keyof typeof troubles;
