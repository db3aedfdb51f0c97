import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isClientModule } from '../../scripts/package/bundle.ts';

const modules = ['react', 'components', 'client', 'domain', 'i18n'].flatMap((room) =>
  readdirSync(`dist/${room}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => ({ name: `${room}/${name}`, text: readFileSync(`dist/${room}/${name}`, 'utf8') })),
);

it('marks what uses React’s hooks or context for the client', () => {
  const users = modules.filter(({ text }) => /\b(use[A-Z]\w*|createContext|Component)\b[^}]*} from "react"/.test(text));
  expect(users.length).toBeGreaterThan(20);
  expect(users.filter(({ text }) => !/^["']use client["'];/.test(text)).map(({ name }) => name)).toEqual([]);
});

it('leaves doors, lists of parts and what needs no React open to the server', () => {
  const marked = modules.filter(({ text }) => /^["']use client["']/m.test(text)).map(({ name }) => name);
  expect(marked.filter((name) => /^(client|domain|i18n)\/|\/(index|parts)\.js$/.test(name))).toEqual([]);
  expect(isClientModule('components/refund-dialog/parts.js')).toBe(false);
});
