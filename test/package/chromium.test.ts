import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findChromium } from '../../scripts/chromium.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'floe-chromium-test-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function install(name: string): string {
  const place = join(folder, name);
  mkdirSync(join(place, '..'), { recursive: true });
  writeFileSync(place, '#!/bin/sh\n');
  chmodSync(place, 0o755);
  return place;
}

it('takes FLOE_CHROMIUM before an installed one, and that before the one from npm', () => {
  const asked = install('asked/chrome');
  const installed = install('bin/chromium');
  const fromPackage = () => {
    throw new Error('not asked for');
  };
  const PATH = join(folder, 'bin');
  expect(findChromium({ env: { FLOE_CHROMIUM: asked, PATH }, fromPackage })).toMatchObject({
    source: 'FLOE_CHROMIUM',
    executablePath: asked,
  });
  expect(findChromium({ env: { PATH }, fromPackage })).toMatchObject({
    source: 'installed',
    executablePath: installed,
  });
});

it('fails loudly: a wrong FLOE_CHROMIUM is not passed over, and no browser is no silence', () => {
  const PATH = folder;
  install('chromium');
  expect(() => findChromium({ env: { FLOE_CHROMIUM: join(folder, 'nope'), PATH } })).toThrow('there is no such file');
  expect(() => findChromium({ env: { PATH: join(folder, 'empty') }, fromPackage: () => null })).toThrow('No Chromium');
});

it.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'gives the one from npm the libraries that a bare machine lacks, and only to the browser',
  () => {
    const { source, executablePath, env } = findChromium({ env: { PATH: join(folder, 'empty') } });
    expect(source).toBe('npm');
    // The loader prints what it would load, and from where, without starting the browser.
    const loaded = execFileSync(executablePath, { env: { ...env, LD_TRACE_LOADED_OBJECTS: '1' }, encoding: 'utf8' });
    for (const library of ['libnss3.so', 'libnspr4.so', 'libnssutil3.so', 'libexpat.so.1']) {
      expect(loaded).toMatch(new RegExp(`${library.replaceAll('.', '\\.')} => ${env.LD_LIBRARY_PATH}/`));
    }
    expect(process.env.LD_LIBRARY_PATH ?? '').not.toContain('floe-chromium');
  },
);
