#!/usr/bin/env node
// Plain JavaScript for any Node: npx may start this with one that is too old for the rest. Then it starts itself again
// under the Node that the package `node` brings (a clone of Floe has it), with the same arguments and streams.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const OLDEST = [22, 18];
const self = fileURLToPath(import.meta.url);

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

function broughtNode() {
  try {
    const node = join(dirname(createRequire(self).resolve('node/package.json')), 'bin', 'node');
    return existsSync(node) ? node : null;
  } catch {
    return null;
  }
}

function startAgain(node) {
  const child = spawn(node, [self, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, FLOE_STARTED_AGAIN: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`Could not start ${node}: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

function fail(message) {
  process.stderr.write(`floe: ${message}\n`);
  process.exit(1);
}

async function run() {
  const commandLine = join(dirname(self), '..', 'dist', 'server', 'cli.js');
  if (!existsSync(commandLine)) fail('It has not been built. Run "npm run build" first.');
  const { main } = await import(pathToFileURL(commandLine).href);
  process.exitCode = await main(process.argv.slice(2), process.env);
}

if (isNewEnough(process.versions.node)) {
  await run();
} else {
  const node = process.env.FLOE_STARTED_AGAIN ? null : broughtNode();
  if (node) startAgain(node);
  else
    fail(
      `Node ${process.versions.node} is too old, ${OLDEST.join('.')} or newer is needed. Install one, or run "npm install node@24" here.`,
    );
}
