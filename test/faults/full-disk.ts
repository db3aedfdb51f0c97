import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** Said on stderr when the first write is refused. */
export const FULL = 'The disk is full.';

/** From now on no file of this process takes another byte, as on a disk without room; what it says is no file. */
export function fillDisk(): void {
  const real = fs.writeSync;
  let told = false;
  const refuse = (fd: number, ...rest: unknown[]): number => {
    if (fd <= 2) return Reflect.apply(real, fs, [fd, ...rest]);
    if (!told) real(2, `${FULL}\n`);
    told = true;
    const message = 'ENOSPC: no space left on device, write';
    throw Object.assign(new Error(message), { code: 'ENOSPC', errno: -28, syscall: 'write' });
  };
  Object.assign(fs, { writeSync: refuse });
  syncBuiltinESMExports();
}
