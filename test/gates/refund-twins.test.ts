import { gateHolds } from './holds.ts';
import { refundTwins } from './refund-twins.ts';

gateHolds(refundTwins);
