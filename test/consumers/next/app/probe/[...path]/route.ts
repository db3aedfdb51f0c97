import { toNextHandlers } from 'floe/server/next';

/** Says what reached it: the bytes by their digest, the URL; and sends two cookies. */
async function probe(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const digest = await crypto.subtle.digest('SHA-256', await request.arrayBuffer());
  const sha = Buffer.from(digest).toString('hex');
  const answer = Response.json({ method: request.method, path: pathname + search, sha });
  answer.headers.append('set-cookie', 'a=1; Path=/');
  answer.headers.append('set-cookie', 'b=2; Path=/');
  return answer;
}

export const { GET, POST } = toNextHandlers(probe);
