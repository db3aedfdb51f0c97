import type { Output } from '../../src/contract/types.ts';
import type { Handlers } from './handler.ts';
import { ofSubject, page } from './page.ts';
import { changeSubscription } from './subscriptions/change.ts';
import { createFree } from './subscriptions/create-free.ts';
import { cancel, clearPending, pause, resume, revoke, uncancel } from './subscriptions/moves.ts';
import { previewCancel, previewChange, previewCharge } from './subscriptions/preview.ts';

/** A comment stays with Polar, where the customer may see it; the trail keeps the reason. */
const reasonOf = ({ reason }: { reason?: string }) => (reason === undefined ? {} : { reason });

export const subscriptions: Handlers<'subscriptions'> = {
  'subscriptions.list': (input, context) =>
    page<Output<'subscriptions.get'>>(context, {
      road: context.polar,
      path: `${context.root}/subscriptions/`,
      input,
      query: {
        ...ofSubject(context),
        active: input.active,
        status: input.status,
        product_id: input.product_id,
      },
    }),
  'subscriptions.get': async (_input, { targets }) => ({ result: targets.subscription_id }),
  'subscriptions.preview': async (input, context) => {
    const subscription = context.targets.subscription_id;
    if (input.of === 'charge') return { result: await previewCharge(context, subscription) };
    if (input.of === 'cancel') return { result: await previewCancel(context, subscription) };
    const { of: _of, subscription_id: _id, ...change } = input;
    return { result: await previewChange(context, subscription, change) };
  },
  'subscriptions.change': {
    handle: changeSubscription,
    trail: ({ subscription_id: _id, ...change }) => ({ change }),
  },
  'subscriptions.cancel': { handle: cancel, trail: reasonOf },
  'subscriptions.uncancel': uncancel,
  'subscriptions.pause': {
    handle: pause,
    trail: ({ resumes_at }) => (resumes_at === undefined ? {} : { resumes_at }),
  },
  'subscriptions.resume': resume,
  'subscriptions.revoke': { handle: revoke, trail: reasonOf },
  'subscriptions.createFree': { handle: createFree, trail: ({ product_id }) => ({ product_id }) },
  'subscriptions.clearPending': clearPending,
};
