import { defineRoutes } from './engine/routes.ts';

/** Every way in beside the operations. A row needs its handler in `open.ts` and its rows in `test/policy/routes.ts`. */
export const routes = defineRoutes({
  health: { methods: ['GET', 'HEAD'], path: 'health', reach: 'anonymous' },
  live: {
    methods: ['GET'],
    path: 'live',
    reach: 'caller',
    allow: { customer: 'own', agent: 'customers:read', service: 'customers:read' },
  },
  connectStart: {
    methods: ['POST'],
    path: 'connect/start',
    reach: 'caller',
    allow: { agent: 'connections:write', service: 'connections:write' },
    across: true,
    cookies: true,
  },
  connectCallback: { methods: ['GET'], path: 'connect/callback', reach: 'anonymous' },
  licenseActivate: { methods: ['POST'], path: 'license/activate', reach: 'key' },
  licenseValidate: { methods: ['POST'], path: 'license/validate', reach: 'key' },
  licenseDeactivate: { methods: ['POST'], path: 'license/deactivate', reach: 'key' },
  mcp: { methods: ['POST', 'GET', 'DELETE'], path: 'mcp', reach: 'own' },
  mcpUrl: { methods: ['POST', 'GET', 'DELETE'], path: 'mcp/t/{token}', reach: 'own' },
  mcpConfirm: { methods: ['GET', 'HEAD', 'POST'], path: 'mcp/confirm/{link}', reach: 'own' },
  mcpMetadata: { methods: ['GET'], path: 'mcp/oauth-protected-resource', reach: 'anonymous' },
  ofrepFlag: { methods: ['POST'], path: 'ofrep/v1/evaluate/flags/{key*}', reach: 'bearer' },
  ofrepFlags: { methods: ['POST'], path: 'ofrep/v1/evaluate/flags', reach: 'bearer' },
  polar: { methods: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'], path: 'polar/v1/{path*}', reach: 'operation' },
  polarRaw: { methods: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'], path: 'polar-raw/v1/{path*}', reach: 'program' },
  webhook: { methods: ['POST'], path: 'webhooks/polar/{connection}', reach: 'signature' },
});
