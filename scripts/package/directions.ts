/** Which room may import which. The doors (`src/index.ts`, `server-adapter/index.ts`) may import any room of their own half. */
import type { Import } from './imports.ts';

interface Rule {
  /** The folder whose files the rule is for. */
  room: string;
  /** Rooms and packages it may import, beside itself. */
  may?: readonly string[];
  /** Rooms and packages it may import as types only. */
  types?: readonly string[];
}

const react = ['react', 'react-dom', '@tanstack/react-query'];
const radix = ['@radix-ui/react-dialog', '@radix-ui/react-slot'];

const RULES: readonly Rule[] = [
  { room: 'src/contract', may: ['zod/mini'] },
  { room: 'src/domain', types: ['src/contract'] },
  { room: 'src/i18n', may: ['src/domain'], types: ['src/contract'] },
  { room: 'src/client', may: ['src/domain'], types: ['src/contract'] },
  { room: 'src/react', may: ['src/client', 'src/domain', 'src/i18n', ...react], types: ['src/contract'] },
  {
    room: 'src/components',
    may: ['src/react', 'src/domain', 'src/i18n', 'src/theme', ...react, ...radix, 'uqr'],
    types: ['src/contract'],
  },
  { room: 'src/openfeature', may: ['src/client', 'src/domain', '@openfeature/web-sdk'] },
  // Goes into every kind of program: nothing else of ours comes along.
  { room: 'src/license' },
  { room: 'src/theme', types: ['src/contract'] },
  // It knows Polar alone: with our contract in sight it would agree with our mistakes.
  { room: 'src/simulator', types: ['@polar-sh/sdk/2026-10'] },
  // Knows no operation and no upstream.
  {
    room: 'server-adapter/engine',
    may: ['src/contract', 'src/domain', 'server-adapter/store/port', 'server-adapter/store/json', 'zod/mini'],
    types: ['server-adapter/store'],
  },
  {
    room: 'server-adapter/live',
    may: ['server-adapter/engine', 'server-adapter/store/changes-port', 'src/contract'],
    types: ['server-adapter/store'],
  },
  {
    room: 'server-adapter/hosts',
    may: ['server-adapter/engine', 'server-adapter/index', 'node:'],
    types: ['server-adapter'],
  },
];

/** Rooms that the engine must not reach even though `src/contract` is open to it. */
const ENGINE_NEVER = ['src/contract/operations', 'src/contract/resources'];
/** The only rooms that may name Node's own modules. */
const NODE_ROOMS = ['server-adapter/hosts', 'server-adapter/store', 'server-adapter/cli'];

/** Why this import is against the directions, or null. */
export function objection({ file, target, typeOnly }: Import): string | null {
  if (file.startsWith('src/') && within(target, 'server-adapter')) return 'nothing in src imports server-adapter';
  if (target.startsWith('node:') && !NODE_ROOMS.some((room) => within(file, room))) return 'Web standards only here';
  if (within(file, 'server-adapter/engine') && !typeOnly && ENGINE_NEVER.some((room) => within(target, room))) {
    return 'the engine knows no operation';
  }
  const rule = RULES.find(({ room }) => within(file, room));
  if (!rule || within(target, rule.room)) return null;
  if (rule.may?.some((allowed) => within(target, allowed))) return null;
  if (rule.types?.some((allowed) => within(target, allowed))) {
    return typeOnly ? null : `${rule.room} imports this as types only`;
  }
  return `${rule.room} does not import this`;
}

/** Whether a path or package is this one or lies in it. */
function within(target: string, room: string): boolean {
  if (room.endsWith(':')) return target.startsWith(room);
  return target === room || target.startsWith(`${room}/`) || target === `${room}.ts`;
}
