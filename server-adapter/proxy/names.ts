import type { PolarOperation } from '../polar/catalogue/operation.ts';

const PREFIX = 'polar.';

/** What the trail calls an operation of Polar, apart from Floe's own. */
export const nameInTrail = ({ name }: Pick<PolarOperation, 'name'>): string => PREFIX + name;

/** Polar's name for it. */
export const nameAtPolar = (name: string): string => (name.startsWith(PREFIX) ? name.slice(PREFIX.length) : '');
