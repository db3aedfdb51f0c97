import type { Incoming } from '../engine/call.ts';
import type { Done } from '../engine/done.ts';
import type { EnginePorts } from '../engine/ports.ts';
import type { Services } from '../operations/services.ts';
import type { McpOptions } from './options.ts';
import type { Protocol } from './protocol.ts';
import type { Tool } from './tools/tool.ts';

/** What tools for models are made of. */
export interface McpPorts {
  readonly protocol: Protocol;
  readonly engine: EnginePorts;
  readonly services: Services;
  readonly options: McpOptions;
  /** The road of every operation, Floe's own and Polar's. */
  readonly run: (call: Incoming) => Promise<Done>;
  readonly tools: () => Promise<readonly Tool[]>;
  /** Signs what only a dialog may hand back. */
  readonly previewKey: () => Promise<CryptoKey>;
  /** Signs forms of the page people confirm on. */
  readonly formKey: () => Promise<CryptoKey>;
}
