/** English of how Polar's news reach the adapter; fetched with it. */
export const webhooks = {
  title: 'News from Polar',
  enabled: (last: string | null) =>
    last ? `Webhooks arrive, the last one ${last}.` : 'Webhooks are on; none has come yet.',
  disabled: 'Polar has turned our webhooks off after failures. What changes there is seen minutes late.',
  missing: 'Polar has no webhook endpoint with our secret. “npx floe webhooks check” says what it has.',
  unset: 'No webhooks are set up: what changes at Polar is seen minutes late. “npx floe webhooks setup” makes them.',
  unknown: 'Polar does not let us look whether webhooks are on.',
  behind: (since: string) => `What webhooks missed was last looked for ${since}: background work stands still.`,
  never: 'What webhooks missed was never looked for: background work does not run.',
  waiting: (count: number) => `${count} not applied yet.`,
  unread: (lists: string) => `Changes of these are seen late, as the access token may not read them: ${lists}.`,
  repair: 'Turn on again',
  repaired: 'Webhooks are on again. Everything is read anew.',
  address: 'Polar does not take the address of the endpoint any more: it must be https and public.',
};
