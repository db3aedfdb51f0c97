import type { Output } from '../../src/contract/types.ts';
import { conflict } from '../connections/may.ts';
import { type View, viewOfHosts } from '../connections/view.ts';
import { permissionsOf } from '../engine/caller.ts';
import type { Context, Handlers } from './handler.ts';

/** Null where the host has set the connection itself. */
const kept = ({ services, connection }: Context) => services.connections(connection);

async function own(context: Context) {
  const connections = await kept(context);
  if (!connections) throw conflict('set_by_host', 'This connection is set by the host.');
  return connections;
}

const shownTo = ({ caller }: Context, view: View): Output<'connections.get'> => ({
  ...view,
  may_change: permissionsOf(caller).includes('connections:write'),
});

export const connections: Handlers<'connections'> = {
  'connections.get': async (_input, context) => {
    const connections = await kept(context);
    const view = connections ? await connections.view(context.connection) : viewOfHosts(context.connection);
    return { result: shownTo(context, view) };
  },
  'connections.setToken': {
    // The input is a secret: the trail says whose it is once that is known.
    secret: true,
    handle: async ({ token }, context) => {
      const connections = await own(context);
      await connections.setToken(context.connection, { token, actor: context.actor });
      const result = shownTo(context, await connections.view(context.connection));
      return { result, trail: { organization: result.organization?.id ?? null } };
    },
  },
  'connections.disconnect': async (_input, context) => {
    const connections = await own(context);
    const { takeDown } = await import('../webhooks/set-up.ts');
    await takeDown(context);
    const { kind, byUs, organization } = await connections.disconnect(context.connection);
    const view = shownTo(context, await connections.view(context.connection));
    return {
      result: { ...view, delete_at_polar: !byUs },
      trail: { before: { organization, kind } },
    };
  },
};
