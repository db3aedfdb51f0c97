import type { Handlers } from './handler.ts';

export const webhooks: Handlers<'webhooks'> = {
  'webhooks.status': async (_input, context) => {
    const { webhookStatus } = await import('../webhooks/status.ts');
    return { result: await webhookStatus(context) };
  },
  'webhooks.repair': async (_input, context) => {
    const [{ repair }, { webhookStatus }] = await Promise.all([
      import('../webhooks/repair.ts'),
      import('../webhooks/status.ts'),
    ]);
    const { was, now } = await repair(context);
    const room = await context.services.news();
    await room.readFeed(context.connection);
    await room.readLists(context.connection);
    await room.apply(context.connection);
    const result = await webhookStatus(context, now);
    return { result, trail: { before: { endpoint: was }, after: { endpoint: result.endpoint } } };
  },
};
