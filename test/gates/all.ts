import { anyBody } from './bodies.ts';
import { convergence } from './convergence.ts';
import { doubleStarts } from './double-starts.ts';
import type { Gate } from './gate.ts';
import { liveCuts } from './live-cuts.ts';
import { memory } from './memory.ts';
import { processKills } from './process-kills.ts';
import { refundSchedules } from './refund-schedules.ts';
import { refundTwins } from './refund-twins.ts';
import { signatures } from './signatures.ts';
import { storybookCanary } from './storybook-canary.ts';
import { tampering } from './tamper.ts';
import { upstreamMatrix } from './upstream-matrix.ts';
import { usageKills } from './usage-kills.ts';

/** Every gate of `npm run torture`, in the order of its table. */
export const gates: readonly Gate[] = [
  refundSchedules,
  processKills,
  refundTwins,
  usageKills,
  upstreamMatrix,
  doubleStarts,
  signatures,
  convergence,
  anyBody,
  tampering,
  liveCuts,
  storybookCanary,
  memory,
];
