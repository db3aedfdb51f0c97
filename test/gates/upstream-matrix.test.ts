import { gateHolds } from './holds.ts';
import { upstreamMatrix } from './upstream-matrix.ts';

gateHolds(upstreamMatrix);
