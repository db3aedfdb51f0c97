/**
 * What to throw when the `import()` of an optional peer failed: how to install it, or its own error. The caller writes
 * the import itself, inside a `try`: bundlers see which package it is, and that it may be absent.
 */
export function peerError(name: string, cause: unknown, whatFor = 'this database needs'): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  // The second is what bundlers put in the place of a package they did not find.
  if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') return cause;
  return new Error(`Floe: ${name} is not installed, and ${whatFor} it. Run: npm install ${name}`, { cause });
}
