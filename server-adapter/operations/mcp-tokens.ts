import type { Handlers } from './handler.ts';

export const mcpTokens: Handlers<'mcpTokens'> = {
  'mcpTokens.list': async (_input, context) => (await import('../mcp/issue.ts')).listTokens(context),
  'mcpTokens.create': {
    handle: async (input, context) => (await import('../mcp/issue.ts')).issueToken(input, context),
    trail: ({ name, permissions, methods = ['read'], form = 'bearer' }) => ({
      after: { name, permissions: [...permissions], methods: [...methods], form },
    }),
    secret: true,
  },
  'mcpTokens.revoke': {
    handle: async ({ token_id }, context) => (await import('../mcp/issue.ts')).revokeToken(token_id, context),
    trail: ({ token_id }) => ({ after: { token: token_id } }),
  },
};
