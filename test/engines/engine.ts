// A real Unleash on a real Postgres, what is done to it by hand, and how it evaluates.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { startPostgres } from '../store/postgres.ts';

const FOLDER = `${import.meta.dirname}/unleash`;
const ADMIN = '*:*.admin-secret';

export interface Engine {
  readonly url: string;
  readonly token: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every kind
  admin(method: string, path: string, body?: object): Promise<any>;
  /** Makes a flag with one strategy for each of these segments, and switches it on. */
  flag(name: string, segments: readonly string[]): Promise<void>;
  segment(name: string): Promise<Segment | undefined>;
  /** Whether the flag is on, by the server's own evaluation. */
  isOn(flag: string, userId: string): Promise<boolean>;
  /** Milliseconds until `isOn` says so. */
  turns(flag: string, userId: string, to: boolean): Promise<number>;
  stop(): Promise<void>;
}

export interface Segment {
  readonly id: number;
  readonly name: string;
  readonly constraints: readonly { readonly values: readonly string[]; readonly inverted?: boolean }[];
}

export async function startEngine(): Promise<Engine> {
  const postgres = await startPostgres();
  const env = { ...process.env, UNLEASH_DATABASE: await postgres.database('unleash') };
  const child = spawn(process.execPath, [`${FOLDER}/server.js`], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const { url } = JSON.parse(line);

  const admin: Engine['admin'] = async (method, path, body) => {
    const headers = { authorization: ADMIN, 'content-type': 'application/json' };
    const response = await fetch(`${url}/api/admin${path}`, { method, headers, body: body && JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  };
  const segment: Engine['segment'] = async (name) =>
    (await admin('GET', '/segments')).segments.find((one: Segment) => one.name === name);
  const isOn: Engine['isOn'] = async (flag, userId) => {
    const headers = { authorization: '*:development.frontend-secret' };
    const response = await fetch(`${url}/api/frontend?userId=${encodeURIComponent(userId)}`, { headers });
    return (await response.json()).toggles.some(({ name }: { name: string }) => name === flag);
  };

  return {
    url,
    token: ADMIN,
    admin,
    segment,
    isOn,
    flag: async (name, segments) => {
      await admin('POST', '/projects/default/features', { name });
      const place = `/projects/default/features/${name}/environments/development`;
      for (const one of segments) {
        const { id } = (await segment(one)) ?? {};
        await admin('POST', `${place}/strategies`, { name: 'default', constraints: [], segments: [id] });
      }
      await admin('POST', `${place}/on`, {});
    },
    turns: async (flag, userId, to) => {
      const started = performance.now();
      while ((await isOn(flag, userId)) !== to) {
        if (performance.now() - started > 20_000) throw new Error(`${flag} did not turn for ${userId}.`);
      }
      return performance.now() - started;
    },
    stop: async () => {
      child.kill();
      await once(child, 'exit');
      await postgres.stop();
    },
  };
}

/** The official SDK, which is installed apart and so known to nobody's compiler. */
export async function openSdk({ url }: Engine): Promise<Sdk> {
  const { openClient } = await import(pathToFileURL(`${FOLDER}/sdk.js`).href);
  return openClient(url);
}

interface Sdk {
  isOn(flag: string, userId: string): boolean;
  close(): void;
}
