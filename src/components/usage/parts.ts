export { UsageBar as Bar } from './usage-bar.tsx';
export { UsageClocks as Clocks } from './usage-clocks.tsx';
export { UsageFacts as Facts } from './usage-facts.tsx';
export { UsageFigure as Figure } from './usage-figure.tsx';
export { UsageHistory as History } from './usage-history.tsx';
export { UsageTable as Table } from './usage-table.tsx';
