import { toNextHandlers } from 'floe/server/next';
import { floe } from '../../../lib/floe';

export const { GET, HEAD, POST, OPTIONS } = toNextHandlers(floe.handler);
