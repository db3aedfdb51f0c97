/** Throws where a secret could be guessed by anybody. */
export function assertWebhookSecrets(secrets: readonly string[]): void {
  if (secrets.every((secret) => !['', 'whsec_'].includes(secret.trim()))) return;
  throw new Error('Floe: a webhook secret is empty, so anybody could sign with it. Leave it out or write it whole.');
}
