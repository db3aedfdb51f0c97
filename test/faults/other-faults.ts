/** A fault that is not Polar's: what it is, what Floe does, and the file whose test shows it. */
export interface OtherFault {
  readonly what: string;
  readonly does: string;
  readonly shown: string;
}

const schedules = 'test/gates/refund-schedules.test.ts';
const kills = 'test/gates/process-kills.test.ts';
const database = 'test/faults/database.test.ts';
const locks = 'test/gates/double-starts.test.ts';

export const OTHER_FAULTS: Readonly<Record<string, readonly OtherFault[]>> = {
  'The database': [
    { what: 'it is away before a change', does: '503 `unavailable`; nothing is sent to Polar', shown: database },
    {
      what: 'it is away before a read',
      does: 'the read is answered; what only the database knows is missing',
      shown: database,
    },
    {
      what: 'it goes while a refund is on its way',
      does: 'the true answer; its line is completed later',
      shown: database,
    },
    { what: 'a commit is refused', does: 'what belongs together is undone together', shown: schedules },
    {
      what: 'a commit is kept and its answer lost',
      does: 'nothing is sent; the refund ends with a person',
      shown: schedules,
    },
    { what: 'a commit takes 20 s', does: 'everybody waits, nothing is doubled', shown: schedules },
    { what: 'connections are reset in the middle', does: '503, and new ones once it is back', shown: database },
  ],
  Clocks: [
    {
      what: 'an adapter is ten minutes ahead of the other',
      does: 'a look or a lease ends early; nothing is sent twice',
      shown: schedules,
    },
    { what: 'an adapter is ten minutes behind', does: 'a look comes later; nothing is sent twice', shown: schedules },
    { what: 'a clock jumps between two steps', does: 'deadlines run on a clock that does not jump', shown: schedules },
    {
      what: '`Retry-After` is a date',
      does: 'it is measured against the adapter’s clock, half an hour at most',
      shown: 'test/polar/retry.test.ts',
    },
  ],
  Processes: [
    { what: 'killed before a refund is sent', does: 'it expires and frees its order', shown: kills },
    {
      what: 'killed after the intention to send is kept',
      does: 'it is looked up; not found, it ends with a person',
      shown: kills,
    },
    { what: 'killed when Polar has done the work', does: 'it is found by its mark and told as paid', shown: kills },
    {
      what: 'killed while it looks after lost refunds',
      does: 'another process, or the next start, goes on',
      shown: kills,
    },
    { what: 'two adapters on one database, one killed', does: 'the other takes over', shown: kills },
  ],
  'The embedded database': [
    { what: 'a second process starts on it', does: 'it is refused, with what to do instead', shown: locks },
    {
      what: 'its disk is full',
      does: 'the engine stops, and the process with it: nothing is sent; started again with room, nothing is lost',
      shown: 'test/faults/disk-full.test.ts',
    },
    { what: 'its holder was killed', does: 'the next start takes over; no kept row is lost', shown: locks },
    { what: 'the pid of a dead holder is in use again', does: 'the start time tells the two apart', shown: locks },
    {
      what: 'started in production',
      does: 'refused, unless it is allowed by name',
      shown: 'test/store/pglite.test.ts',
    },
  ],
};
