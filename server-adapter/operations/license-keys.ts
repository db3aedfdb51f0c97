import type { Handlers } from './handler.ts';
import { rotate, update } from './license-keys/change.ts';
import { activate, deactivate } from './license-keys/devices.ts';
import { listKeys } from './license-keys/list.ts';
import { shownTo } from './license-keys/state.ts';
import { validate } from './license-keys/validate.ts';

export const licenseKeys: Handlers<'licenseKeys'> = {
  'licenseKeys.list': listKeys,
  'licenseKeys.get': async (_input, context) => ({ result: await shownTo(context, context.targets.license_key_id) }),
  'licenseKeys.update': {
    handle: update,
    // Doing it again sends nothing, so nothing has to be kept: the result holds the key.
    secret: true,
    trail: ({ license_key_id: _id, ...change }) => ({ change }),
  },
  'licenseKeys.rotate': {
    handle: rotate,
    again: async (_kept, _input, context) => ({ result: await shownTo(context, context.targets.license_key_id) }),
  },
  'licenseKeys.deactivate': {
    handle: deactivate,
    secret: true,
    trail: ({ activation_id }) => ({ activation_id }),
  },
  'licenseKeys.validate': {
    handle: validate,
    trail: ({ increment_usage }) => (increment_usage === undefined ? {} : { increment_usage }),
  },
  'licenseKeys.activate': { handle: activate },
};
