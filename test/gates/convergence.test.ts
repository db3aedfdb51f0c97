import { convergence } from './convergence.ts';
import { gateHolds } from './holds.ts';

gateHolds(convergence);
