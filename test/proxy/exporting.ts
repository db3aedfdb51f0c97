// A Polar that exports as long a table as a test wants.
import { openHouse } from '../adapter/house.ts';

const CSV = { 'content-type': 'text/csv', 'content-disposition': 'attachment; filename="orders.csv"' };
const row = (at: number) => `order-${at},ada@example.com,${'9'.repeat(1000)}\n`;

/** A Polar whose export has so many lines, made as they are read; it counts them, and says whether it was let go. */
export function exporting(lines: number, breaksAt = Number.POSITIVE_INFINITY, line = row) {
  const made = { lines: 0, isLeft: false };
  const house = openHouse({
    wrap: (fetch) => async (input, init) => {
      const request = new Request(input, init);
      if (!request.url.endsWith('/v1/orders/export')) return fetch(request);
      const body = new ReadableStream<Uint8Array>(
        {
          pull: (controller) => {
            if (made.lines >= breaksAt) return controller.error(new Error('cut'));
            if (made.lines >= lines) return controller.close();
            controller.enqueue(new TextEncoder().encode(line(made.lines)));
            made.lines += 1;
          },
          cancel: () => {
            made.isLeft = true;
          },
        },
        { highWaterMark: 0 },
      );
      return new Response(body, { headers: CSV });
    },
  });
  return { house, made };
}
