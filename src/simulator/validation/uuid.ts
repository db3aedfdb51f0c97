// Why a string is not a UUID, in the words of the parser Polar uses: the first strange character, then the number
// of groups, then the group whose length is wrong.

const GROUP_LENGTHS = [8, 4, 4, 4, 12];

/** null when `input` is a UUID in one of the accepted forms. */
export function explainUuid(input: string): string | null {
  const braced = /^\{(.*)\}$/.exec(input)?.[1];
  const urn = /^urn:uuid:(.*)$/.exec(input)?.[1];
  const core = braced ?? urn ?? input;
  const offset = braced !== undefined ? 1 : urn !== undefined ? 9 : 0;
  const strange = /[^0-9a-fA-F-]/.exec(core);
  if (strange) return `invalid character: found \`${strange[0]}\` at ${strange.index + offset + 1}`;
  const groups = core.split('-');
  if (groups.length === 1 && offset === 0)
    return core.length === 32 ? null : `invalid length: expected length 32 for simple format, found ${input.length}`;
  if (groups.length !== 5) return `invalid group count: expected 5, found ${groups.length}`;
  for (const [index, group] of groups.entries()) {
    const length = GROUP_LENGTHS[index];
    if (group.length !== length)
      return `invalid group length in group ${index}: expected ${length}, found ${group.length}`;
  }
  return null;
}
