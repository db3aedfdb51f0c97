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
  /** Processor time it has had so far, µs; of a server that tells it. */
  usage(): Promise<number>;
  stop(): void;
}

/** A script that serves until told to stop: resolves with the URL it prints, `stop` ends it. */
export async function serving(script: string, args: string[] = []): Promise<Serving> {
  const child = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const told = await new Promise<Pick<Serving, 'url' | 'bearer'>>((resolve, reject) => {
    child.stdout?.once('data', (line: Buffer) => resolve(JSON.parse(line.toString()) as Serving));
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code} before it served`)));
  });
  const usage = () =>
    new Promise<number>((resolve) => {
      child.once('message', (spent) => resolve(Number(spent)));
      child.send('usage');
    });
  return { ...told, usage, stop: () => void child.kill('SIGTERM') };
}
