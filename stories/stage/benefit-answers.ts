// Grants of every type and in every state, for what a simulated shop does not sell.

/** A grant as far as it is written here. */
interface Told {
  readonly type: string;
  readonly description: string;
  readonly own?: object;
  readonly granted?: object;
  readonly state?: 'granted' | 'coming' | 'revoked';
  readonly error?: string;
  readonly member?: { readonly name: string | null; readonly email: string };
}

const BENEFITS: readonly Told[] = [
  { type: 'discord', description: 'Members’ Discord', state: 'coming' },
  { type: 'discord', description: 'Builders’ Discord', granted: { account_id: '1180', guild_id: '77' } },
  {
    type: 'discord',
    description: 'Beta Discord',
    granted: { account_id: '1180' },
    state: 'coming',
    error: 'The server does not let the bot assign this role.',
  },
  {
    type: 'github_repository',
    description: 'Source code',
    own: { repository_owner: 'northlight', repository_name: 'studio' },
    state: 'coming',
  },
  {
    type: 'github_repository',
    description: 'Design files',
    granted: { account_id: '9', repository_owner: 'northlight', repository_name: 'design', permission: 'pull' },
  },
  { type: 'slack_shared_channel', description: 'Help on Slack', state: 'coming' },
  {
    type: 'slack_shared_channel',
    description: 'Slack with the team',
    granted: { invited_email: 'elena@lumenstudio.com', channel_name: 'ext-lumen' },
  },
  {
    type: 'slack_shared_channel',
    description: 'Slack for partners',
    granted: { invited_email: 'elena@lumenstudio.com', channel_name: 'ext-partners', connected_team_id: 'T1' },
  },
  { type: 'downloadables', description: 'Project templates', granted: { files: ['f1', 'f2'] } },
  { type: 'meter_credit', description: 'Monthly renders', own: { units: 5_000, rollover: true } },
  { type: 'feature_flag', description: 'Beta features' },
  { type: 'license_keys', description: 'Studio license key', granted: { display_key: '****-9F3A1C' } },
  {
    type: 'custom',
    description: 'Priority support',
    own: { note: 'Write to **help@northlight.app**, or see [the guide](https://northlight.app/guide).' },
  },
  { type: 'custom', description: 'Launch webinar', state: 'revoked' },
  { type: 'feature_flag', description: 'Shared canvas', member: { name: 'Owen Park', email: 'owen@harborline.co' } },
  { type: 'hologram', description: 'Something Polar adds next year' },
];

const idOf = (kind: number, at: number) => `00000000-0000-4000-8000-0000000${kind}${String(at).padStart(4, '0')}`;

/** The told grants as the adapter answers them. */
export function everyGrant(told: readonly Told[] = BENEFITS): object[] {
  return told.map(({ type, description, own = {}, granted = {}, state = 'granted', error, member }, at) => ({
    id: idOf(1, at),
    created_at: '2026-09-01T08:00:00Z',
    granted_at: state === 'coming' ? null : '2026-09-01T08:00:00Z',
    revoked_at: state === 'revoked' ? '2026-11-02T08:00:00Z' : null,
    is_granted: state === 'granted',
    is_revoked: state === 'revoked',
    customer_id: idOf(3, 0),
    benefit_id: idOf(2, at),
    subscription_id: idOf(4, 0),
    error: error ? { message: error, type: 'error', timestamp: '2026-09-01T08:00:00Z' } : null,
    properties: granted,
    benefit: { id: idOf(2, at), type, description, properties: own },
    ...(member && { member }),
  }));
}

/** Files of the templates; the second link has ended. */
export function files(): object[] {
  const file = (at: number, name: string, size: number, expires_at: string) => ({
    id: idOf(5, at),
    benefit_id: idOf(2, 8),
    file: {
      ...{ id: idOf(6, at), name, size, mime_type: 'application/zip', version: at === 0 ? '2.1' : null },
      checksum_sha256_hex: 'c0ffee'.repeat(10),
      download: { url: `https://files.example/${at}?until=${encodeURIComponent(expires_at)}`, expires_at },
    },
  });
  return [
    file(0, 'templates.zip', 14_200_000, '2027-01-01T00:00:00Z'),
    file(
      1,
      'a-very-long-name-for-a-file-that-nobody-shortened-before-it-was-put-here.pdf',
      840,
      '2026-11-01T00:00:00Z',
    ),
  ];
}

/** Three hundred grants, a page of twenty at a time. */
export const threeHundred = (at: number): object[] =>
  everyGrant(Array.from({ length: 300 }, (_, n) => ({ type: 'feature_flag', description: `Feature ${n + 1}` }))).slice(
    at,
    at + 20,
  );
