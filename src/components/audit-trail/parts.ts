export { AuditExport as Export } from './audit-export.tsx';
export { AuditFilters as Filters } from './audit-filters.tsx';
export { AuditRoot as Root, useAuditContext as useContext } from './audit-root.tsx';
export { AuditRow as Row } from './audit-row.tsx';
export { AuditRows as Rows } from './audit-rows.tsx';
