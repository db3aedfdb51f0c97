import type { Reply } from '../engine/inquiry.ts';
import { FloeProblem } from '../engine/problem.ts';
import type { Visit } from '../engine/routes.ts';
import type { Services } from '../operations/services.ts';
import { readDelivery } from './delivery.ts';
import { newsOf } from './news.ts';
import { createVerify, type Verify } from './signature.ts';

/** The longest body that is read, in bytes. */
const LONGEST = 1024 * 1024;
/** A sender that nobody's secret fits is told to the operator once in this time. */
const ALARM_EVERY_MS = 60_000;

type Ports = Pick<Services, 'store' | 'clock' | 'report' | 'webhookSecrets'>;

/**
 * Takes one delivery: limits, signature, inbox, and then a 2xx, the same for a repeated one. Every refusal reads the
 * same whatever was wrong, so that it cannot be used to find out what would be right.
 */
export function createReceiver(
  services: Ports,
  onNews: (connection: string) => void,
): (visit: Visit) => Promise<Reply> {
  const verifiers = new Map<string, { readonly secrets: string; readonly verify: Verify }>();
  const alarm = createAlarm(services);

  /** Null for a connection without secrets, which may also be none of ours: it takes nothing from anybody. */
  async function verifierOf(connection: string): Promise<Verify | null> {
    const secrets = await services.webhookSecrets(connection);
    if (secrets.length === 0) return null;
    const known = verifiers.get(connection);
    // Those of a connection that was made at run time may have been replaced.
    if (known?.secrets === secrets.join()) return known.verify;
    const verify = createVerify(secrets);
    verifiers.set(connection, { secrets: secrets.join(), verify });
    return verify;
  }

  return async ({ inquiry, params: { connection = '' } }) => {
    const at = services.clock.now();
    const delivery = readDelivery(inquiry, at);
    const verify = delivery && (await verifierOf(connection));
    if (!verify) throw refused();
    const isLong = Number(inquiry.header('content-length') ?? 0) > LONGEST;
    const body = isLong ? null : await inquiry.bytes(LONGEST).catch(hungUp);
    if (!body) throw new FloeProblem('too_large');
    if (!(await verify(delivery, body))) {
      alarm(connection, at);
      throw refused();
    }
    const news = newsOf(body, { id: delivery.id, at });
    if (await services.store.inbox.add(connection, news)) onNews(connection);
    return { status: 202, headers: {}, body: null };
  };
}

const refused = () => new FloeProblem('forbidden', { detail: 'This is no delivery signed for this connection.' });

/** Whoever hangs up half way has sent nothing. */
function hungUp(): never {
  throw refused();
}

function createAlarm({ report }: Ports): (connection: string, at: number) => void {
  const told = new Map<string, number>();
  return (connection, at) => {
    if (at - (told.get(connection) ?? Number.NEGATIVE_INFINITY) < ALARM_EVERY_MS) return;
    told.set(connection, at);
    const message =
      'A webhook was refused: none of this connection’s secrets signed it. If Polar sent it, `npx floe webhooks check` says which secret it uses.';
    report({ kind: 'alarm', message, connection });
  };
}
