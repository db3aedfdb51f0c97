import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const MB = 1_000_000;

/** How far this process grows beyond where it stood, in MB, after collecting what nobody needs. */
export function watchMemory() {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const now = () => {
    for (let round = 0; round < 2; round += 1) collect();
    const { heapUsed, external, rss } = process.memoryUsage();
    return { live: (heapUsed + external) / MB, resident: rss / MB };
  };
  let first = now();
  const grown = { live: 0, resident: 0 };
  return {
    begin: () => {
      first = now();
    },
    look: () => {
      const { live, resident } = now();
      grown.live = Math.max(grown.live, live - first.live);
      grown.resident = Math.max(grown.resident, resident - first.resident);
    },
    grown: () => grown,
  };
}
