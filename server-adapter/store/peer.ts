/**
 * Loads an optional peer, or says how to install it. The caller writes the `import()` itself,
 * so that bundlers see which package it is.
 */
export async function peer<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND';
    if (!missing) throw cause;
    throw new Error(`Floe: ${name} is not installed, and this database needs it. Run: npm install ${name}`, { cause });
  }
}
