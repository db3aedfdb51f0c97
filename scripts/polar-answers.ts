/** Prints what every operation of Polar comes to through Floe, over the simulator. */
import { tellAll } from '../test/proxy/tell-all.ts';
import { UNVERIFIED } from './catalogue/unverified.ts';

console.log('operation\tpolar\tpolar-raw\t');
for (const { name, envelope, raw } of await tellAll()) {
  console.log([name, envelope, raw, UNVERIFIED.has(name) ? 'unverified' : ''].join('\t'));
}
