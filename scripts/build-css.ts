/** Compiles the stylesheets alone and prints their sizes. */
import { writeStyles } from './styles/write.ts';

for (const [name, bytes] of Object.entries(await writeStyles())) {
  console.log(`${name} ${(bytes / 1000).toFixed(2)} KB gzip`);
}
