const before = performance.now();
await import('floe/server');
console.log(JSON.stringify({ ms: performance.now() - before, rss: process.memoryUsage.rss() }));

export {};
