/** The host read the body before us and kept no bytes. Recognise it by `name`. */
export class BodyAlreadyParsed extends Error {
  override readonly name = 'FloeBodyAlreadyParsed';

  constructor() {
    super(
      'Floe: the body was read by a parser before Floe saw it, and signatures are made over its bytes. Mount Floe ' +
        'before the body parser, or keep the bytes: rawBody, express.raw(), or c.req.arrayBuffer() in Hono.',
    );
  }
}

/** Throws where the body of a web request is gone: what was parsed cannot be turned into the same bytes again. */
export function assertUnread(request: Request): void {
  if (request.bodyUsed) throw new BodyAlreadyParsed();
}
