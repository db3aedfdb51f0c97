import type { Live, LiveOptions } from './open.ts';

/** The live streams, loaded with the first that is asked for. */
export function lazyLive(options: LiveOptions): Pick<Live, 'serve'> & { close(): Promise<void> } {
  let opened: Promise<Live> | undefined;
  return {
    serve: async (visit) => {
      opened ??= import('./open.ts').then(({ openLive }) => openLive(options));
      return (await opened).serve(visit);
    },
    close: async () => (await opened)?.close(),
  };
}
