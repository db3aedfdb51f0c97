import type { BenefitGrant } from '../../contract/operations.gen.ts';
import type { benefits } from '../../i18n/en/benefits.ts';
import { labelOf } from '../../i18n/label.ts';

type Words = typeof benefits;
type Fields = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** What a benefit of each type says of itself. Fields may be missing: the two sides of Polar show different ones. */
const FACTS: Readonly<
  Record<string, (own: Fields, granted: Fields, w: Words, number: (n: number) => string) => unknown[]>
> = {
  license_keys: (_own, { display_key }) => [textOf(display_key)],
  meter_credit: ({ units, rollover }, _granted, w, number) => [
    typeof units === 'number' && w.credit(number(units)),
    rollover === true && w.rollover,
  ],
  github_repository: (own, granted, w) => {
    const { repository_owner: owner, repository_name: name, permission } = { ...own, ...granted };
    if (!textOf(owner) || !textOf(name)) return [];
    const full = `${owner}/${name}`;
    return [textOf(permission) ? w.repository(full, labelOf(w.permission, String(permission))) : full];
  },
  slack_shared_channel: (_own, { channel_name, invited_email }, w) => [
    textOf(channel_name) && w.channel(String(channel_name)),
    textOf(invited_email) && w.invited(String(invited_email)),
  ],
  downloadables: (_own, { files }, w) => [Array.isArray(files) && w.files(files.length)],
};

/** A line about a benefit, in the order in which it is read. */
export function benefitFacts({ benefit, properties = {} }: BenefitGrant, w: Words, number: (n: number) => string) {
  const type = benefit?.type ?? '';
  const known = Object.hasOwn(FACTS, type) ? FACTS[type] : undefined;
  const facts = known?.(benefit?.properties ?? {}, properties, w, number) ?? [];
  return [labelOf(w.type, type), ...facts.filter((fact): fact is string => typeof fact === 'string')];
}
