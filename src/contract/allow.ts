import type { Permission } from './permissions.ts';

/** Who may call. Nothing listed means nobody. `own`: a customer, for itself only. */
export interface Allow {
  customer?: 'own';
  agent?: Permission;
  service?: Permission;
}
