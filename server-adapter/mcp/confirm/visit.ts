import { fromBase64Url, toBase64Url, utf8 } from '../../engine/bytes.ts';
import { type AgentCaller, connectionOf } from '../../engine/caller.ts';
import type { Reply } from '../../engine/inquiry.ts';
import { knownProblem } from '../../engine/problem.ts';
import type { OwnVisit } from '../../engine/routes.ts';
import type { Ask } from '../../store/mcp-port.ts';
import { sessionOfToken } from '../identify.ts';
import type { McpPorts } from '../ports.ts';
import { mayCall } from '../session.ts';
import { hashOf, isSecret } from '../token.ts';
import type { Tool } from '../tools/tool.ts';
import { aboutRows } from './about.ts';
import type { AskedCall } from './ask.ts';
import { carryOut, decline } from './carry-out.ts';
import { escaped, PAGE_HEADERS, pageOf } from './html.ts';
import { isHandedOver, isOwnForm, personOf, readForm, SESSION } from './person.ts';
import { row, rowsOf } from './shown.ts';

/** A change that waits for a person, with the token it was asked by. */
export interface Waiting {
  readonly ask: Ask;
  readonly asked: AskedCall;
  readonly tool: Tool;
  readonly tokenName: string;
}

/**
 * `{base}/mcp/confirm/{link}`: where a person decides about what a model has asked for. Looking changes nothing. Who
 * decides is signed in with the host, and may do it by their own rights, limits and ticket.
 */
export async function serveConfirm(ports: McpPorts, visit: OwnVisit): Promise<Reply> {
  const waiting = await waitingFor(ports, visit.params.link ?? '');
  if (!waiting)
    return answer(
      404,
      'This link is no good any more',
      'It was used, it is older than ten minutes, or the token behind it has ended. Ask again in the conversation.',
      'not_found',
    );
  const form = visit.inquiry.method === 'POST' ? await readForm(visit) : null;
  const isLook = visit.inquiry.method !== 'POST' || isHandedOver(ports, visit, form);
  const person = await personOf(ports, visit, form);
  if (person === null || person === 'expired' || person.kind !== 'agent') return signIn(ports, visit);
  if (connectionOf(person) !== waiting.ask.connection)
    return answer(
      403,
      'This is not yours to confirm',
      'It belongs to another account than the one you are signed in to.',
      'forbidden',
    );
  if (isLook) return question(ports, visit, { waiting, person, session: form?.get(SESSION) ?? null });
  if (!form || !isOwnForm(ports, visit) || !(await isGenuine(ports, form.get('form') ?? '', waiting.ask, person))) {
    return answer(
      403,
      'Please decide on the page itself',
      'The decision did not come from this page. Open the link again.',
      'origin_refused',
    );
  }
  try {
    if (form.get('decision') !== 'yes') return answer(200, 'Nothing was changed', await decline(ports, waiting));
    return answer(200, 'Done', await carryOut(ports, waiting, person, visit.requestId));
  } catch (error) {
    const { code, status, message } = knownProblem(error);
    return answer(status, 'It was not done', message.replace(/^Floe: /, ''), code);
  }
}

async function waitingFor(ports: McpPorts, link: string): Promise<Waiting | null> {
  if (!isSecret(link)) return null;
  const { store, clock } = ports.services;
  const ask = await store.mcp.askBy(await hashOf(link));
  if (ask?.state !== 'waiting' || ask.expiresAt <= clock.now()) return null;
  // A token that has ended, or is worth less by now, takes with it what it has asked for.
  const token = await store.mcp.token(ask.connection, ask.token);
  const session = token && (await sessionOfToken(ports, token, []));
  const tool = (await ports.tools()).find(({ name }) => name === ask.tool);
  if (!session || !tool || !mayCall(session, tool, ports.engine.house)) return null;
  return { ask, asked: ask.call as unknown as AskedCall, tool, tokenName: session.token.name };
}

interface Looked {
  readonly waiting: Waiting;
  readonly person: AgentCaller;
  /** The bearer they came by, which the browser does not send by itself. */
  readonly session: string | null;
}

async function question(
  ports: McpPorts,
  { requestId }: OwnVisit,
  { waiting, person, session }: Looked,
): Promise<Reply> {
  const { ask, asked, tool, tokenName } = waiting;
  const about = await aboutRows(ports, asked, { person, requestId });
  const body = `<p>“${escaped(tokenName)}” asks for this. Nothing has been changed yet.</p>
<dl>${row('What happens', tool.entry.summary)}${about}${rowsOf(asked)}</dl>
<form method="post">${hidden('form', await formMark(ports, ask, person))}${session === null ? '' : hidden(SESSION, session)}
<button name="decision" value="yes">Confirm</button><button name="decision" value="no">Decline</button></form>`;
  return { status: 200, headers: PAGE_HEADERS, body: pageOf(`${tool.title}?`, body) };
}

/** Binds the form to the link and to who sees it: nobody else's press counts. */
const markOf = ({ id, connection }: Ask, { kind, id: who }: AgentCaller) =>
  utf8(JSON.stringify([connection, id, kind, who]));

async function formMark(ports: McpPorts, ask: Ask, person: AgentCaller): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', await ports.formKey(), markOf(ask, person))));
}

async function isGenuine(ports: McpPorts, mark: string, ask: Ask, person: AgentCaller): Promise<boolean> {
  const bytes = fromBase64Url(mark);
  return bytes !== null && crypto.subtle.verify('HMAC', await ports.formKey(), bytes, markOf(ask, person));
}

const hidden = (name: string, value: string) => `<input type="hidden" name="${name}" value="${escaped(value)}">`;

function signIn({ options }: McpPorts, { params }: OwnVisit): Reply {
  // Behind the sign: it is sent to no server, so it lies in no log.
  const where = options.signIn === undefined ? '' : `${escaped(options.signIn)}#floe-confirm=${params.link}`;
  const body = where
    ? `<p>Only people of the team confirm.</p><p><a href="${where}">Sign in</a></p>`
    : '<p>Sign in to your own tool in this browser, then come back: only people of the team confirm.</p><p><a href="">I am signed in</a></p>';
  return { status: 401, headers: PAGE_HEADERS, body: pageOf('Who are you?', body, 'unauthenticated') };
}

function answer(status: number, title: string, text: string, code = 'ok'): Reply {
  return { status, headers: PAGE_HEADERS, body: pageOf(title, `<p>${escaped(text)}</p>`, code) };
}
