/**
 * npm leaves the binaries of other platforms out of the lockfile when a registry does not offer them, and then refuses
 * its own lockfile in `npm ci`. Their entries are known without the registry: the name tells the platform.
 */

export interface LockedPackage {
  version?: string;
  resolved?: string;
  dev?: boolean;
  peer?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

export type Packages = Record<string, LockedPackage>;

/** Optional dependencies that the lockfile has no fitting entry for: where one belongs, and what it says. */
export function missingEntries(packages: Packages): [path: string, entry: LockedPackage][] {
  const found: Packages = {};
  for (const [dependent, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (!/^\d+\.\d+\.\d+[\w.-]*$/.test(version)) continue;
      if (locate({ ...packages, ...found }, dependent, name)?.version === version) continue;
      const shared = `node_modules/${name}`;
      const path = packages[shared] || found[shared] ? `${dependent}/node_modules/${name}` : shared;
      found[path] = { version, ...(dev ? { dev } : {}), optional: true, ...platformOf(name) };
    }
  }
  return Object.entries(found);
}

/** The entry that a dependent would load: its own, or the nearest above. */
function locate(packages: Packages, dependent: string, name: string): LockedPackage | undefined {
  for (let base = dependent; ; base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules/') - 1))) {
    const entry = packages[base === '' ? `node_modules/${name}` : `${base}/node_modules/${name}`];
    if (entry || base === '') return entry;
  }
}

/** `…-linux-arm64-musl` → Linux on arm64 with musl. Throws on a name that tells no platform: then npm must be asked. */
function platformOf(name: string): Pick<LockedPackage, 'os' | 'cpu' | 'libc'> {
  const words = name.split(/[-/]/);
  const cpu = words.find((word) => /^(x64|arm64|arm|ia32|ppc64|riscv64|s390x|loong64|mips64el|wasm32)$/.test(word));
  const os = words.find((word) =>
    /^(linux|darwin|win32|android|freebsd|netbsd|openbsd|sunos|aix|openharmony)$/.test(word),
  );
  if (!cpu || (!os && cpu !== 'wasm32'))
    throw new Error(`${name}: its name tells no platform, so its lock entry cannot be written.`);
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu'))
      ? 'glibc'
      : null;
  return { cpu: [cpu], ...(os ? { os: [os] } : {}), ...(os === 'linux' && libc ? { libc: [libc] } : {}) };
}
