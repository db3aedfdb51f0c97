import { openDemo } from './open-demo.ts';

const demo = await openDemo(Number(process.env.PORT ?? 4400), process.env);
console.log(`Floe demo
  a helpdesk ticket with the agent's widgets   ${demo.url}/desk
  a product's account page for its customer    ${demo.url}/portal
  software that runs by a license key          ${demo.url}/license`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    demo.close().then(() => process.exit(0));
  });
}
