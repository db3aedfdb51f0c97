/** English of the table of keys, fetched with it. */
export const keyTable = {
  noneLike: 'No key like this.',
  filter: 'Show',
  all: 'All keys',
  key: 'Key',
};
