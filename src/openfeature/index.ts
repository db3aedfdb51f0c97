/** `floe/openfeature`: what the customer may use, as flags of OpenFeature's web SDK. */
export { type FloeWebProviderOptions, floeWebProvider } from './provider.ts';
