const before = performance.now();
await import('hono');
console.log(JSON.stringify({ ms: performance.now() - before, rss: process.memoryUsage.rss() }));

export {};
