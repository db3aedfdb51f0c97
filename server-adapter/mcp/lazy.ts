import type { Incoming } from '../engine/call.ts';
import type { Done } from '../engine/done.ts';
import type { Reply } from '../engine/inquiry.ts';
import type { EnginePorts } from '../engine/ports.ts';
import { FloeProblem } from '../engine/problem.ts';
import type { OwnVisit } from '../engine/routes.ts';
import type { Services } from '../operations/services.ts';
import type { PolarDoors } from '../proxy/open.ts';
import type { McpOptions } from './options.ts';

/** What the room of models stands on. */
export interface McpRoom {
  readonly engine: EnginePorts;
  readonly services: Services;
  readonly options: McpOptions;
  readonly run: (call: Incoming) => Promise<Done>;
  readonly proxy: Pick<PolarDoors, 'run' | 'find'>;
  readonly secret: string;
}

export interface McpDoors {
  serve(visit: OwnVisit): Promise<Reply>;
  confirm(visit: OwnVisit): Promise<Reply>;
  metadata(): Promise<Reply> | Reply;
}

/** Loaded by the first who comes; where models are not let in, there is nothing. */
export function lazyMcp({
  options,
  ...room
}: Omit<McpRoom, 'options'> & { readonly options: McpOptions | undefined }): McpDoors {
  let opened: Promise<McpDoors> | undefined;
  const doors = () => {
    if (!options) throw new FloeProblem('unknown_operation');
    opened ??= import('./open.ts').then(({ openMcp }) => openMcp({ ...room, options }));
    return opened;
  };
  return {
    serve: async (visit) => (await doors()).serve(visit),
    confirm: async (visit) => (await doors()).confirm(visit),
    metadata: async () => (await doors()).metadata(),
  };
}
