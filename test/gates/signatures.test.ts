import { gateHolds } from './holds.ts';
import { signatures } from './signatures.ts';

gateHolds(signatures);
