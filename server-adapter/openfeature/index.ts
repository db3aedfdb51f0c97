/** `floe/openfeature/server`: what customers may use, as flags of OpenFeature's server SDK. */
export { type FloeProviderOptions, floeProvider } from './provider.ts';
