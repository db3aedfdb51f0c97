/** A server in Web standards: `floe.handler` is one. */
export type WebHandler = (request: Request) => Promise<Response>;
