// The bodies of benefit writes, one shape per type. Discord, GitHub and Slack benefits need an account to be connected,
// which the simulator has none of: their bodies are read, and refused where Polar refuses an unknown installation.

import { enumOf, literal } from '../validation/choices.ts';
import { list } from '../validation/list.ts';
import { object } from '../validation/object.ts';
import { metadata, uuid } from '../validation/polar-types.ts';
import { after } from '../validation/refine.ts';
import { bool, int, text } from '../validation/scalars.ts';
import { type Infer, nullable, optional, withDefault } from '../validation/schema.ts';
import { tagged } from '../validation/unions.ts';

const MAX_INT = 2147483647;
const description = text({ min: 3, max: 42 });
const visibility = enumOf('BenefitVisibility', ['public', 'private']);

const created = {
  metadata: withDefault(metadata(), {}),
  description,
  organization_id: optional(nullable(uuid())),
};
const configurable = { ...created, visibility: optional(nullable(visibility)) };

const note = object('BenefitCustomCreateProperties', { note: withDefault(nullable(text()), null) });
const noProperties = object('BenefitFeatureFlagProperties', {});

const expires = object('BenefitLicenseKeyExpirationProperties', {
  ttl: int({ gt: 0 }),
  timeframe: literal(['year', 'month', 'day']),
});
const licenseKeys = object('BenefitLicenseKeysCreateProperties', {
  prefix: withDefault(nullable(text()), null),
  expires: withDefault(nullable(expires), null),
  activations: withDefault(
    nullable(
      object('BenefitLicenseKeyActivationCreateProperties', {
        limit: int({ gt: 0, le: MAX_INT }),
        enable_customer_admin: bool(),
      }),
    ),
    null,
  ),
  limit_usage: withDefault(nullable(int({ gt: 0, le: MAX_INT })), null),
});
const downloadables = object('BenefitDownloadablesCreateProperties', {
  archived: withDefault(flags(), {}),
  files: list(uuid(), { min: 1 }),
});
const meterCredit = object('BenefitMeterCreditCreateProperties', {
  units: int({ gt: 0, le: MAX_INT }),
  rollover: bool(),
  meter_id: uuid(),
});

const connected = after(
  'validate_guild_token',
  text(),
  () => 'Invalid token. Please authenticate your Discord server again.',
);
const discord = object('BenefitDiscordCreateProperties', {
  guild_token: connected,
  role_id: text(),
  kick_member: bool(),
});
const github = object('BenefitGitHubRepositoryCreateProperties', {
  repository_owner: text({ min: 1 }),
  repository_name: text({ min: 1 }),
  permission: literal(['pull', 'triage', 'push', 'maintain', 'admin']),
});
const slack = object('BenefitSlackSharedChannelCreateProperties', {
  slack_integration_id: uuid(),
  channel_name_template: text({ min: 1, max: 80 }),
});

export const benefitCreate = tagged(
  'type',
  {
    custom: object('BenefitCustomCreate', { type: literal(['custom']), ...configurable, properties: note }),
    discord: object('BenefitDiscordCreate', { type: literal(['discord']), ...created, properties: discord }),
    github_repository: object('BenefitGitHubRepositoryCreate', {
      type: literal(['github_repository']),
      ...created,
      properties: github,
    }),
    downloadables: object('BenefitDownloadablesCreate', {
      type: literal(['downloadables']),
      ...created,
      properties: downloadables,
    }),
    license_keys: object('BenefitLicenseKeysCreate', {
      type: literal(['license_keys']),
      ...configurable,
      properties: licenseKeys,
    }),
    meter_credit: object('BenefitMeterCreditCreate', {
      type: literal(['meter_credit']),
      ...configurable,
      properties: meterCredit,
    }),
    feature_flag: object('BenefitFeatureFlagCreate', {
      type: literal(['feature_flag']),
      ...configurable,
      properties: noProperties,
    }),
    slack_shared_channel: object('BenefitSlackSharedChannelCreate', {
      type: literal(['slack_shared_channel']),
      ...created,
      properties: slack,
    }),
  },
  { enumName: 'BenefitType' },
);
export type NewBenefit = Infer<typeof benefitCreate>;

const changed = {
  metadata: optional(metadata()),
  description: optional(nullable(description)),
};
const changedVisibly = { ...changed, visibility: optional(nullable(visibility)) };

/** The type is not changed by it; it tells the shape. */
export const benefitUpdate = tagged(
  'type',
  {
    custom: object('BenefitCustomUpdate', {
      type: literal(['custom']),
      ...changedVisibly,
      properties: optional(nullable(note)),
    }),
    downloadables: object('BenefitDownloadablesUpdate', {
      type: literal(['downloadables']),
      ...changed,
      properties: optional(nullable(downloadables)),
    }),
    license_keys: object('BenefitLicenseKeysUpdate', {
      type: literal(['license_keys']),
      ...changedVisibly,
      properties: optional(nullable(licenseKeys)),
    }),
    meter_credit: object('BenefitMeterCreditUpdate', {
      type: literal(['meter_credit']),
      ...changedVisibly,
      properties: optional(nullable(meterCredit)),
    }),
    feature_flag: object('BenefitFeatureFlagUpdate', {
      type: literal(['feature_flag']),
      ...changedVisibly,
      properties: optional(nullable(noProperties)),
    }),
  },
  { enumName: 'BenefitType' },
);
export type BenefitChange = Infer<typeof benefitUpdate>;

function flags() {
  const value = bool();
  return {
    label: 'dict[uuid,bool]',
    read(input: unknown, loc: readonly (string | number)[], reading: Parameters<typeof value.read>[2]) {
      const result: Record<string, boolean> = {};
      if (typeof input !== 'object' || input === null) return result;
      for (const [key, given] of Object.entries(input)) {
        const read = value.read(given, [...loc, key], reading);
        if (typeof read === 'boolean') result[key] = read;
      }
      return result;
    },
  };
}
