/** An address that paths are put behind. Throws on what is none, when the sink is made. */
export function baseOf(url: string): string {
  if (!URL.canParse(url))
    throw new Error(`Floe: "${url}" is no address of a sink; write it like "https://flags.example.com".`);
  return url.endsWith('/') ? url.slice(0, -1) : url;
}
