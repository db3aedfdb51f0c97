import { Identities } from './compare/identities.ts';
import { compareWithIds, holdsIds, idsWithin } from './compare/text.ts';
import type { Answer, Json, RecordedRequest } from './recording.ts';
import type {
  IntentStep,
  LetterStep,
  MoveStep,
  RequestStep,
  Seed,
  Session,
  SessionStep,
  Step,
} from './seeds/notation.ts';
import type { MakeSimulator, Simulator } from './simulator.ts';
import { organizationToken, sessionByLabel } from './tokens.ts';

const HUGE_BODY = '<10 MiB + 10 bytes of "x">';
const SEED_NAME = /\$[a-z][a-z0-9_]*/g;

/** A seed step that the simulator did not take: what follows it cannot be judged fairly, so it is told. */
export interface FailedStep {
  step: string;
  reason: string;
}

/** Text with each recorded id replaced by the simulator's, where one is known. */
function translateText(text: string, ids: Identities): string {
  let result = text;
  for (const special of new Set([...idsWithin(text), ...(text.match(SEED_NAME) ?? [])])) {
    const known = ids.simulated(special);
    if (known !== undefined) result = result.replaceAll(special, known);
  }
  return result === text ? (ids.simulated(text) ?? text) : result;
}

function translate(value: Json, ids: Identities): Json {
  if (typeof value === 'string') return translateText(value, ids);
  if (Array.isArray(value)) return value.map((entry) => translate(entry, ids));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, translate(entry, ids)]));
}

function search(query: RecordedRequest['query'], ids: Identities): string {
  const parameters = new URLSearchParams();
  const pairs: [string, Json][] = Array.isArray(query) ? query : Object.entries(query ?? {});
  for (const [key, value] of pairs) {
    for (const entry of Array.isArray(value) ? value : [value]) {
      parameters.append(key, String(translate(entry, ids)));
    }
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

function bodyText(request: RecordedRequest, ids: Identities): string | undefined {
  if (request.body === null || request.method === 'GET') return undefined;
  if (request.body === HUGE_BODY) return 'x'.repeat(10 * 1024 * 1024 + 10);
  const body = translate(request.body, ids);
  if (typeof body === 'string') return body;
  const form = Object.entries(request.headers).some(
    ([name, value]) => /^content-type$/i.test(name) && /form/.test(value),
  );
  if (form && body !== null && typeof body === 'object' && !Array.isArray(body)) {
    return new URLSearchParams(Object.entries(body).map(([key, value]) => [key, String(value)])).toString();
  }
  return JSON.stringify(body);
}

async function readAnswer(response: Response): Promise<Answer> {
  const headers = Object.fromEntries(response.headers);
  if (headers['content-type']?.startsWith('text/event-stream')) {
    await response.body?.cancel();
    return { status: response.status, headers, body: null };
  }
  const text = await response.text();
  const json = headers['content-type']?.startsWith('application/json') && text !== '';
  return { status: response.status, headers, body: json ? (JSON.parse(text) as Json) : text === '' ? null : text };
}

/** What stands at a path such as `items/0/id`, or `items/customer.email=ada@example.com/id`. */
function pick(value: Json, path: string): string | undefined {
  let here: Json | undefined = value;
  for (const key of path.split('/')) {
    const [field = '', wanted] = key.split('=');
    if (Array.isArray(here) && wanted !== undefined)
      here = here.find((entry) => pick(entry, field.replaceAll('.', '/')) === wanted);
    else if (Array.isArray(here)) here = here[Number(key)];
    else if (here !== null && typeof here === 'object') here = here[key];
    else return undefined;
  }
  return typeof here === 'string' ? here : undefined;
}

function describe(step: Step): string {
  if (step.do === 'request') return `${step.method} ${step.path}`;
  if (step.do === 'letter') return `letter to ${step.to}`;
  return `${step.do}(${'of' in step ? step.of : 'time' in step ? step.time : ''})`;
}

/** Gives the simulator requests and moves, in the recording's ids, and keeps what those ids are in the simulator. */
export class Player {
  readonly ids = new Identities();
  /** Every text a client has sent so far. */
  readonly sent = new Set<string>();
  readonly failedSteps: FailedStep[] = [];
  readonly #simulator: Simulator;
  readonly #sessions = new Map<string, Session>();
  readonly #tokens = new Map<string, string | null>();
  #requests = 0;
  #now: number;
  /** The address requests come from; null: each from another, as where the recorded server counted none. */
  address: string | null = null;

  constructor(make: MakeSimulator, start: number, seeds: Seed[]) {
    this.#now = start;
    this.#simulator = make({ now: () => this.#now });
    for (const seed of seeds) {
      for (const [auth, session] of Object.entries(seed.sessions ?? {})) this.#sessions.set(auth, session);
    }
  }

  /** Time goes on, never back. */
  passTo(time: number): void {
    this.#now = Math.max(this.#now + 1, time);
  }

  async #mint(auth: string): Promise<string | null> {
    const session = this.#sessions.get(auth) ?? sessionByLabel(auth);
    if ('token' in session && session.token) return this.ids.simulated(session.token) ?? session.token;
    const answer = await this.ask(
      { method: 'POST', path: '/v1/customer-sessions/', query: null, headers: {}, body: session },
      'oat',
    );
    return pick(answer.body, 'token') ?? 'polar_mst_nobody';
  }

  async #token(auth: string): Promise<string | null> {
    const held = this.#tokens.get(auth);
    if (held !== undefined) return held;
    const own = this.#sessions.has(auth) ? undefined : organizationToken(this.#simulator, auth);
    const token = own === undefined ? await this.#mint(auth) : own;
    this.#tokens.set(auth, token);
    return token;
  }

  #path(path: string): string {
    return path
      .split('/')
      .map((segment) => translateText(segment, this.ids))
      .join('/');
  }

  #remember(value: Json): void {
    if (typeof value === 'string') this.sent.add(value);
    else if (Array.isArray(value)) for (const entry of value) this.#remember(entry);
    else if (value !== null && typeof value === 'object')
      for (const entry of Object.values(value)) this.#remember(entry);
  }

  /** One request, as recorded but for its ids; the answer as the simulator gave it. */
  async ask(request: RecordedRequest, auth: string): Promise<Answer> {
    const headers = new Headers(request.headers);
    const token = await this.#token(auth);
    if (token !== null) headers.set('authorization', `Bearer ${token}`);
    const body = bodyText(request, this.ids);
    headers.set('x-forwarded-for', this.address ?? `10.0.0.${this.#requests++}`);
    if (body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
    this.#remember(request.body);
    const url = `http://127.0.0.1:8000${this.#path(request.path)}${search(request.query, this.ids)}`;
    const response = await this.#simulator.fetch(
      new Request(url, { method: request.method, headers, redirect: 'manual', ...(body !== undefined && { body }) }),
    );
    return readAnswer(response);
  }

  #name(recorded: string, simulated: string | undefined, where: string): void {
    if (simulated === undefined) throw new Error(`nothing at ${where}`);
    const refused = holdsIds(recorded)
      ? compareWithIds(recorded, simulated, this.ids) !== null
      : !this.ids.pair(recorded, simulated);
    if (refused) throw new Error(`${recorded} is something else already`);
  }

  #known(recorded: string): string {
    const id = this.ids.simulated(recorded);
    if (id === undefined) throw new Error(`${recorded} is not known yet`);
    return id;
  }

  async #move(step: MoveStep): Promise<void> {
    const { moves } = this.#simulator;
    switch (step.do) {
      case 'clock':
        return this.passTo(Date.parse(step.time));
      case 'usageRuns':
        return void (await moves.usageRuns());
      case 'refundsGo':
        return void (await moves.refundsGo(step.mode));
      case 'organization':
        return void (await moves.organization({ slug: step.of, features: step.features }));
      case 'disputeOpens': {
        const { do: _do, of, ...opened } = step;
        return void (await moves.disputeOpens(this.#known(of), opened));
      }
      case 'disputeGoes':
        return void (await moves.disputeGoes(this.#known(step.of), step.news));
      case 'checkoutsGo':
        return void (await moves.checkoutsGo(step.mode));
      case 'benefitsRace':
        return void (await moves.benefitsRace(step.turns));
      case 'workersTake':
        return void (await moves.workersTake(step.how));
      case 'feedLags':
        return void (await moves.feedLags(step.milliseconds));
      case 'signIn':
        return void (await moves.signIn(step.email));
      case 'receiverGoes':
        return void (await moves.receiverGoes(step.mode));
      case 'webhookAttempts':
        return void (await moves.webhookAttempts(step.count));
      case 'endpoint':
        return void (await moves.endpoint(this.#known(step.of), step.change));
      case 'periodEnds':
        return void (await moves.periodEnds(this.#known(step.of), step.now ? { ago: 1 } : undefined));
      case 'refundSettles':
        return void (await moves.refundSettles(this.#known(step.of), step.state));
      case 'refundOutside': {
        const { do: _do, of, ...made } = step;
        return void (await moves.refundOutside(this.#known(of), made));
      }
      default:
        await moves[step.do](this.#known(step.of));
    }
  }

  /** What the recorder knew from elsewhere: a letter, the processor, whose a token is. */
  #learn(step: LetterStep | IntentStep | SessionStep): void {
    if (step.do === 'letter') {
      const found = this.#simulator.mailbox.findLast((mail) => mail.to === step.to);
      this.#name(step.secret, found?.secret, step.to);
    } else if (step.do === 'intent') {
      const secret = this.#known(step.of);
      const found = this.#simulator.challenges().find((challenge) => challenge.client_secret === secret);
      this.#name(step.id, found?.id, step.of);
    } else {
      if (step.session === null) this.#sessions.delete(step.auth);
      else this.#sessions.set(step.auth, step.session);
      this.#tokens.delete(step.auth);
    }
  }

  async #request({ as, method, path, query, body = null, names = {} }: RequestStep): Promise<void> {
    this.passTo(0);
    const answer = await this.ask({ method, path, query: query ?? null, headers: {}, body }, as);
    if (answer.status >= 400) throw new Error(`${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`);
    for (const [where, recorded] of Object.entries(names)) this.#name(recorded, pick(answer.body, where), where);
  }

  /** One step of a seed. A step the simulator refuses is noted, not thrown: the rest can still be judged. */
  async play(step: Step): Promise<void> {
    try {
      if (step.do === 'request') await this.#request(step);
      else if (step.do === 'letter' || step.do === 'intent' || step.do === 'session') this.#learn(step);
      else await this.#move(step);
    } catch (error) {
      this.failedSteps.push({ step: describe(step), reason: error instanceof Error ? error.message : String(error) });
    }
  }
}
