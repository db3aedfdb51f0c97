/** Measures what a host's visitors download: a piece of host code, bundled and minified as a host would, then gzipped. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { OutputChunk } from 'rolldown';
import { bundleForBrowser } from './built.ts';

export interface SizeRow {
  name: string;
  /** Budget in KB of gzip -9, counted strictly: 1,000 bytes. */
  budget: number;
  measure: () => Promise<number>;
}

const door = (name: string) => JSON.stringify(resolve(`dist/${name}`));
/** What a host of React, or of OpenFeature, has anyway. */
const host = /^(react|react-dom|@tanstack\/react-query|@openfeature\/web-sdk)(\/|$)/;

const provider = `import { FloeProvider } from ${door('react/index.js')}; import { createElement } from 'react';`;
const app = `export const App = () => createElement(FloeProvider, { url: '/floe' }, createElement(Show));`;

const query = `${provider}
  import { useFloe } from ${door('react/index.js')};
  import { useQuery } from '@tanstack/react-query';
  function Show() {
    const { options } = useFloe();
    return useQuery(options('subscriptions.get', { subscription_id: 's' })).status;
  }
  ${app}`;

const subscription = `${provider}
  import { useSubscription } from ${door('react/index.js')};
  function Show() { return JSON.stringify(useSubscription('s')); }
  ${app}`;

const panel = `${provider}
  import { CustomerPanel } from ${door('components/index.js')};
  const Show = () => createElement(CustomerPanel);
  ${app}`;

const desk = `${provider}
  import { CustomerPanel } from ${door('components/index.js')};
  import { DeskNotes, OrderPayments, OrderSearch, PlanTerms } from ${door('components/desk.js')};
  const Show = () => createElement(CustomerPanel, {
    first: [createElement(DeskNotes), createElement(OrderSearch)],
    plan: createElement(PlanTerms),
    order: (order) => createElement(OrderPayments, { order }),
  });
  ${app}`;

const usage = `${provider}
  import { UsageMeter } from ${door('components/usage.js')};
  const Show = () => createElement(UsageMeter);
  ${app}`;

const entitlement = `${provider}
  import { useEntitlement } from ${door('components/entitlements.js')};
  function Show() { return useEntitlement('exports').gate; }
  ${app}`;

const gate = `${provider}
  import { Gate } from ${door('components/entitlements.js')};
  const Show = () => createElement(Gate, { needs: 'exports' });
  ${app}`;

const benefits = `${provider}
  import { BenefitList } from ${door('components/entitlements.js')};
  const Show = () => createElement(BenefitList);
  ${app}`;

const openfeature = `export * from ${door('openfeature/index.js')};`;

const rules = `${provider}
  import { RuleList } from ${door('components/rules.js')};
  const Show = () => createElement(RuleList);
  ${app}`;

const everything = ['index.js', 'react/index.js', 'components/index.js']
  .map((name, index) => `export * as door${index} from ${door(name)};`)
  .join('\n');

const license = `export * from ${door('license/index.js')};`;

export const SIZES: readonly SizeRow[] = [
  { name: 'FloeProvider + useQuery(options(…))', budget: 1.8, measure: () => bundled(query, 'static') },
  { name: 'FloeProvider + useSubscription', budget: 3.5, measure: () => bundled(subscription, 'static') },
  { name: 'CustomerPanel, static graph', budget: 35, measure: () => bundled(panel, 'static') },
  { name: 'CustomerPanel with its lazy chunks', budget: 65, measure: () => bundled(panel, 'all') },
  { name: 'the same with floe/desk', budget: 75, measure: () => bundled(desk, 'all') },
  { name: 'UsageMeter of floe/usage', budget: 20, measure: () => bundled(usage, 'all') },
  { name: 'FloeProvider + RuleList of floe/rules', budget: 20, measure: () => bundled(rules, 'all') },
  { name: 'all of floe, floe/react, floe/components', budget: 100, measure: () => bundled(everything, 'all') },
  { name: 'FloeProvider + useEntitlement', budget: 2.5, measure: () => bundled(entitlement, 'static') },
  { name: 'FloeProvider + Gate, static graph', budget: 20, measure: () => bundled(gate, 'static') },
  { name: 'FloeProvider + BenefitList, static graph', budget: 22, measure: () => bundled(benefits, 'static') },
  { name: 'floe/openfeature', budget: 5, measure: () => bundled(openfeature, 'all') },
  { name: 'floe/license', budget: 6, measure: () => bundled(license, 'all') },
  { name: 'styles.css', budget: 10, measure: async () => gzip(readFileSync('dist/styles.css')) },
  { name: 'styles.unlayered.css', budget: 10, measure: async () => gzip(readFileSync('dist/styles.unlayered.css')) },
];

async function bundled(source: string, graph: 'static' | 'all'): Promise<number> {
  const chunks = await bundleForBrowser({ source, external: host });
  const counted = graph === 'all' ? chunks : loadedAtFirst(chunks);
  return counted.reduce((total, { code }) => total + gzip(code), 0);
}

/** The entry and what it imports without waiting. */
function loadedAtFirst(chunks: readonly OutputChunk[]): OutputChunk[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const seen = new Set<OutputChunk>();
  const waiting = chunks.filter(({ isEntry }) => isEntry);
  for (let chunk = waiting.pop(); chunk !== undefined; chunk = waiting.pop()) {
    if (seen.has(chunk)) continue;
    seen.add(chunk);
    for (const name of chunk.imports) {
      const next = byName.get(name);
      if (next) waiting.push(next);
    }
  }
  return [...seen];
}

function gzip(content: string | Uint8Array): number {
  return gzipSync(content, { level: 9 }).length / 1000;
}
