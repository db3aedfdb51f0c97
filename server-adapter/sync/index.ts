// The door `floe/server/sync`: everywhere that entitlements can be told to.
export type { GrowthBookOptions } from './sinks/growthbook.ts';
export { growthBookSink } from './sinks/growthbook.ts';
export type { LaunchDarklyOptions } from './sinks/launchdarkly.ts';
export { launchDarklySink } from './sinks/launchdarkly.ts';
export type { PostHogOptions } from './sinks/posthog.ts';
export { postHogSink } from './sinks/posthog.ts';
export type { UnleashOptions } from './sinks/unleash.ts';
export { unleashSink } from './sinks/unleash.ts';
export type { WebhookOptions } from './sinks/webhook.ts';
export { webhookSink } from './sinks/webhook.ts';
