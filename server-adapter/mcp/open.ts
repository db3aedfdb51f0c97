import { deriveKey, type KeyPurpose } from '../engine/derive-key.ts';
import type { Reply } from '../engine/inquiry.ts';
import type { OwnVisit } from '../engine/routes.ts';
import { serveConfirm } from './confirm/visit.ts';
import type { McpDoors, McpRoom } from './lazy.ts';
import type { McpPorts } from './ports.ts';
import { loadProtocol } from './protocol.ts';
import { createServe, serveMetadata } from './serve.ts';
import { curatedTools } from './tools/curated.ts';
import { polarTools } from './tools/polar.ts';
import type { Tool } from './tools/tool.ts';

/** The room of models, put together. */
export async function openMcp({ engine, services, options, run, proxy, secret }: McpRoom): Promise<McpDoors> {
  const protocol = await loadProtocol();
  let tools: Promise<readonly Tool[]> | undefined;
  const key = (purpose: KeyPurpose) => {
    let made: Promise<CryptoKey> | undefined;
    return () => {
      made ??= deriveKey(secret, purpose);
      return made;
    };
  };
  const ports: McpPorts = {
    protocol,
    engine,
    services,
    options,
    run: (call) => (call.name.startsWith('polar.') ? proxy.run(call) : run(call)),
    tools: () => {
      tools ??= polarTools({ find: proxy.find }).then((polar) => [...curatedTools(), ...polar]);
      return tools;
    },
    previewKey: key('mcp-preview'),
    formKey: key('mcp-confirm'),
  };
  return {
    serve: createServe(ports),
    confirm: (visit: OwnVisit): Promise<Reply> => serveConfirm(ports, visit),
    metadata: () => serveMetadata(ports),
  };
}
