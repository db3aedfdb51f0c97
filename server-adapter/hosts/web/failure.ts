import { EVERY_REPLY } from '../../engine/reply-headers.ts';

interface Failed {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What is answered where no framework takes the error: its reason only when it is the host's to mend. */
export function failure(error: unknown): Failed {
  const isOurs = error instanceof Error && error.name === 'FloeBodyAlreadyParsed';
  const isTheirs = error instanceof Error && error.name === 'FloeBadRequest';
  const [status, code] = isTheirs ? [400, 'bad_json'] : [500, 'internal'];
  const title = isOurs || isTheirs ? error.message : 'Something broke on our side.';
  return problem({ status, code, title });
}

/** What is answered to a call that there is no time for. */
export function tooBusy(): Failed {
  const title = 'There are more calls than can be answered right now.';
  return problem({ status: 503, code: 'unavailable', title, retryAfter: 1 });
}

type Said = { status: number; code: string; title: string; retryAfter?: number };

function problem({ status, code, title, retryAfter }: Said): Failed {
  return {
    status,
    headers: {
      ...EVERY_REPLY,
      'content-type': 'application/problem+json',
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    },
    body: JSON.stringify({ type: `urn:floe:${code}`, title, status, code, retryAfter }),
  };
}
