/** Plays a share of the schedules on a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { tryOut } from './tries.ts';

parentPort?.postMessage(await tryOut(workerData));
