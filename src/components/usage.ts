/** `floe/usage`: what a customer uses, in full: bar, number, table or by the day. Needs `floe/styles.css`. Of its own, so
 * that the customer panel, which shows the same in short, does not fetch it. */
export {
  type MeterUsage,
  type UsageInterval,
  type UseUsage,
  type UseUsageOptions,
  useUsage,
} from '../react/use-usage.ts';
export * as Usage from './usage/parts.ts';
export { UsageMeter, type UsageMeterProps } from './usage/usage-meter.tsx';
