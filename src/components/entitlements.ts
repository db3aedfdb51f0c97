/** `floe/entitlements`: gates before what a plan may not include. Needs `floe/styles.css`. */
export { type Entitlement, type UseEntitlement, useEntitlement } from '../react/use-entitlement.ts';
export { Gate, type GateProps } from './gate/gate.tsx';
export { Upgrade } from './gate/upgrade.tsx';
