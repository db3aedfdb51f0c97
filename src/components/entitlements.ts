/** `floe/entitlements`: gates before what a plan may not include, and the list of what it does. Needs `floe/styles.css`. */
export type { BenefitStanding } from '../domain/benefit-standing.ts';
export { benefitStanding } from '../domain/benefit-standing.ts';
export { useBenefits } from '../react/use-benefits.ts';
export { type Download, type UseDownloads, useDownloads } from '../react/use-downloads.ts';
export { type Entitlement, type UseEntitlement, useEntitlement } from '../react/use-entitlement.ts';
export { BenefitList } from './benefit-list/benefit-list.tsx';
export { Gate, type GateProps } from './gate/gate.tsx';
export { Upgrade } from './gate/upgrade.tsx';
