import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BEYOND } from '../../scripts/catalogue/beyond.ts';
import { changesBetween } from '../../scripts/catalogue/changes.ts';
import { frozenTable } from '../../scripts/catalogue/frozen.ts';
import { polarPage } from '../../scripts/catalogue/page.ts';
import { printRows, readSdk } from '../../scripts/catalogue/print-rows.ts';
import { unclassified } from '../../scripts/catalogue/unclassified.ts';
import { UNVERIFIED } from '../../scripts/catalogue/unverified.ts';
import { catalogueOf, polarOperations } from '../../server-adapter/polar/catalogue/catalogue.ts';
import { matchOperation, pathOf } from '../../server-adapter/polar/catalogue/match.ts';
import { overlays } from '../../server-adapter/polar/catalogue/overlay/all.ts';
import { sdkModels, sdkRows } from '../../server-adapter/polar/catalogue/sdk.gen.ts';
import { RECORDING } from '../transcripts/folder.ts';

const root = join(import.meta.dirname, '../..');
const sdk = readSdk(join(root, 'node_modules/@polar-sh/sdk'));

describe('the catalogue of Polar’s operations', () => {
  it('says what the installed SDK says; run `npm run catalogue`', () => {
    const printed = readFileSync(join(root, 'server-adapter/polar/catalogue/sdk.gen.ts'), 'utf8');
    expect(printed).toBe(printRows(sdk));
  });

  it('has a row of ours for everything in the SDK', () => {
    expect(unclassified(sdk.rows)).toEqual([]);
  });

  it('adds only what the SDK lacks, and says so', () => {
    const rows = overlays.flatMap(([, overlay]) => Object.values(overlay));
    expect(rows.filter(({ at, notInSdk }) => (sdk.rows[at] === undefined) !== (notInSdk === true))).toEqual([]);
    expect(new Set(rows.map(({ at }) => at)).size).toBe(rows.length);
    const names = overlays.flatMap(([, overlay]) => Object.keys(overlay));
    expect(new Set(names).size).toBe(names.length);
  });

  it('is the frozen table; `npm run catalogue -- --freeze` for a change that is meant', () => {
    const frozen = readFileSync(join(import.meta.dirname, 'catalogue.tsv'), 'utf8');
    expect(frozenTable(polarOperations.values())).toBe(frozen);
  });

  it('is the page about it; run `npm run catalogue`', () => {
    expect(readFileSync(join(root, 'docs/polar.md'), 'utf8')).toBe(polarPage(polarOperations.values()));
  });

  it('names what no recording shows, where there is one', () => {
    const index = join(RECORDING, 'index.tsv');
    if (!existsSync(index)) return console.log(`No recording in ${RECORDING}: what is verified was not compared.`);
    const seen = new Set(
      readFileSync(index, 'utf8')
        .split('\n')
        .map((line) => line.split('\t')[4]),
    );
    expect([...polarOperations.keys()].filter((name) => !seen.has(name)).sort()).toEqual([...UNVERIFIED]);
  });

  it('names what the SDK has beyond the list of a running Polar, where there is one', () => {
    const list = join(RECORDING, '../operations.tsv');
    if (!existsSync(list)) return console.log(`No list in ${list}: what the SDK has beyond it was not compared.`);
    const rows = readFileSync(list, 'utf8').split('\n');
    const known = new Set(rows.map((line) => line.split('\t')[0]));
    expect([...polarOperations.keys()].filter((name) => !known.has(name)).sort()).toEqual(BEYOND);
  });

  it('says something of each, and needs a scope wherever a token calls', () => {
    const all = [...polarOperations.values()];
    expect(all.filter(({ summary }) => !/^[A-Z].*\.$/.test(summary)).map(({ name }) => name)).toEqual([]);
    expect(all.filter(({ tags }) => tags.length === 0).map(({ name }) => name)).toEqual([]);
    const withToken = all.filter(({ subject }) => subject === 'merchant' || subject === 'portal');
    expect(withToken.filter(({ scopes }) => scopes.length === 0).map(({ name }) => name)).toEqual([]);
  });

  it('lets nobody move money but through an operation of Floe', () => {
    const money = [...polarOperations.values()].filter(({ effect }) => effect === 'money');
    expect(money.filter(({ twin, refusal }) => !twin && !refusal)).toEqual([]);
    expect(money.map(({ name }) => name)).toContain('refunds:create');
  });

  it('refuses what came with an SDK until it is classified', () => {
    const row = { summary: 'Send money.', scopes: ['payouts:write'], answer: 'json' } as const;
    const came = catalogueOf({ ...sdkRows, 'POST /v1/payouts/': row }).get('POST /v1/payouts/');
    expect(came).toMatchObject({ effect: 'secret', refusal: 'Nobody has said yet what this operation may do.' });
    expect(unclassified({ ...sdk.rows, 'POST /v1/payouts/': row })).toEqual(['POST /v1/payouts/']);
  });
});

describe('an upgrade of the SDK', () => {
  const before = { rows: sdkRows, models: sdkModels };

  it('changes nothing where it is the same', () => {
    expect(changesBetween(before, sdk)).toEqual([]);
  });

  it('says what came, went and is another now', () => {
    const { 'GET /v1/refunds/': list, 'POST /v1/refunds/': create, ...rest } = sdkRows;
    if (!list || !create) throw new Error('There are no refunds in the SDK.');
    const after = {
      rows: { ...rest, 'POST /v1/refunds/': { ...create, scopes: ['money:write'] }, 'GET /v1/payouts/': list },
      models: { ...sdkModels, RefundCreate: {} },
    };
    expect(changesBetween(before, after)).toEqual([
      'came     GET /v1/payouts/  List refunds.',
      'went     GET /v1/refunds/',
      'changed  POST /v1/refunds/: scopes',
      'changed  the model RefundCreate',
    ]);
  });
});

describe('a method and a path', () => {
  it.each([
    ['GET', '/v1/orders/', 'orders:list'],
    ['GET', '/v1/orders', 'orders:list'],
    ['GET', '/v1/orders/export', 'orders:export'],
    ['GET', '/v1/orders/4', 'orders:get'],
    ['PATCH', '/v1/customers/external/usr%2F1', null],
    ['PATCH', '/v1/customers/external/usr%401', 'customers:update_external'],
    ['GET', '/v1/customer-portal/customers/me', 'customer_portal:customers:get'],
    ['PUT', '/v1/orders/4', null],
    ['GET', '/v1/orders/..', null],
    ['GET', '/v1/orders/%2e%2e', null],
    ['GET', '/v1/orders/..%5cdisputes', null],
    ['GET', '/v1/orders//', null],
    ['GET', '/v1/transactions/', null],
  ])('%s %s is %s', (method, path, name) => {
    expect(matchOperation(method, path)?.operation.name ?? null).toBe(name);
  });

  it('of each operation finds that operation and no other', () => {
    for (const operation of polarOperations.values()) {
      const path = operation.path.replace(/\{\w+\}/g, 'a@b');
      const found = matchOperation(operation.method, path);
      expect(found?.operation.name).toBe(operation.name);
      expect(found && pathOf(found)).toBe(path.replaceAll('a@b', 'a%40b'));
    }
  });
});
