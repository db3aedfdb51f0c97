import { enumOf } from '../validation/choices.ts';
import { list } from '../validation/list.ts';
import { object } from '../validation/object.ts';
import { url } from '../validation/polar-types.ts';
import { bool, text } from '../validation/scalars.ts';
import { fail, INVALID, nullable, optional, type Schema, withDefault } from '../validation/schema.ts';
import { WEBHOOK_EVENT_TYPES, WEBHOOK_FORMATS } from './types.ts';

export const eventType = () => enumOf('WebhookEventType', WEBHOOK_EVENT_TYPES);
const format = () => enumOf('WebhookFormat', WEBHOOK_FORMATS);

const LOCAL =
  /^(localhost|.*\.localhost|.*\.local|127\..*|10\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|169\.254\..*|0\.0\.0\.0|\[.*\])$/;

/** Whether Polar sends to this address: https, and a host that others can reach. */
export function isPublicAddress(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' && !LOCAL.test(hostname);
}

function address(): Schema<string> {
  const plain = url();
  return {
    label: 'function-after[_validate_url(), url]',
    read(input, loc, reading) {
      const given = plain.read(input, loc, reading);
      if (given === INVALID || isPublicAddress(given)) return given;
      if (new URL(given).protocol === 'https:')
        return fail(reading, { type: 'value_error', loc, msg: 'Value error, the host is not public.', input });
      const expected_schemes = "'https'";
      const msg = `URL scheme should be ${expected_schemes}`;
      return fail(reading, { type: 'url_scheme', loc, msg, input, ctx: { expected_schemes } });
    },
  };
}

export const endpointCreate = object('WebhookEndpointCreate', {
  url: address(),
  name: withDefault(nullable(text()), null),
  format: format(),
  events: list(eventType()),
});

export const endpointUpdate = object('WebhookEndpointUpdate', {
  url: optional(nullable(address())),
  name: optional(nullable(text())),
  format: optional(nullable(format())),
  events: optional(nullable(list(eventType()))),
  enabled: optional(nullable(bool())),
});
