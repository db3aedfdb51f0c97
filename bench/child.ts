import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Runs one of the scripts beside this file in a fresh process and reads the JSON it prints last. */
export async function inFreshProcess<T>(script: string, args: string[] = []): Promise<T> {
  const child = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  for await (const piece of child.stdout) out += piece;
  const last = out.trim().split('\n').at(-1);
  if (!last) throw new Error(`${script} printed nothing`);
  return JSON.parse(last) as T;
}

export interface Serving {
  url: string;
  /** A credential the server accepts, where it asks for one. */
  bearer?: string;
  /** The same for a program with rights on all of Polar. */
  program?: string;
  /** Processor time it has had so far, µs; of a server that tells it. */
  usage(): Promise<number>;
  stop(): void;
}

/** A script that serves until told to stop: resolves with the URL it prints, `stop` ends it. */
export async function serving(script: string, args: string[] = []): Promise<Serving> {
  const { told, ask, stop } = await telling<Pick<Serving, 'url' | 'bearer' | 'program'>, number>(script, args);
  return { ...told, usage: ask, stop };
}

/** A script that prints one line of JSON and answers whenever it is asked; `flags` are Node's own. */
export async function telling<T, A>(
  script: string,
  args: string[] = [],
  flags: readonly string[] = [],
): Promise<{ told: T; ask: () => Promise<A>; stop: () => void }> {
  const child = spawn(process.execPath, [...flags, fileURLToPath(new URL(script, import.meta.url)), ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const told = await new Promise<T>((resolve, reject) => {
    child.stdout?.once('data', (line: Buffer) => resolve(JSON.parse(line.toString()) as T));
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code} before it served`)));
  });
  const ask = () =>
    new Promise<A>((resolve) => {
      child.once('message', (answer) => resolve(answer as A));
      child.send('tell');
    });
  return { told, ask, stop: () => void child.kill('SIGTERM') };
}
