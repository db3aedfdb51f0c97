// What a handler answers when a plain body with the route's status is not enough.

export class Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body?: unknown, headers: Readonly<Record<string, string>> = {}) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** A file-like text answer, CSV say. */
export class TextReply extends Reply {
  readonly contentType: string;

  constructor(body: string, contentType: string, headers: Readonly<Record<string, string>> = {}) {
    super(200, body, headers);
    this.contentType = contentType;
  }
}
