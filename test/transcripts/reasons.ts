// Why an exchange differs where no request and no move could make it agree. Printed beside the difference; it counts
// as a difference all the same. `score.test.ts` refuses a reason for an exchange that agrees.

const RACE = 'rows of one sale or one end of a period are written by workers side by side; which is first is chance';
const UNSEEN = 'counts things that were made in runs nobody wrote down';
const BULK = 'lists 300 subscriptions that were written into the database directly';
const SECONDS = 'a proration cut to the second of the request; at 100,000 seats a fraction of a second shows';
const FIRST_LINE = 'an order of two lines names as its own the price of either, as the database happens to return them';
const FILE_STORE = "a checksum of the recorded file store and a token signed with the recorded server's key";
const KEY = "made with the recorded server's own key";
const TIED = 'rows with equal sort keys come as the database has them';
const SLOW = 'a job of some seconds before was still on its way';
const UNTOLD_END = 'the period was set to an end in the past, and nothing had looked at it yet';

const QUEUED = 'webhooks waited in line for most of a minute, and tries came by chance; only the newest are listed';
const LATE = 'notes about eighteen customers waited behind other work, seven to fourteen seconds, and came in no order';
const PRIVATE = 'no operation of the public API';
const UNNAMED = 'an event that nothing but its id is known of';

const all = (file: string, seqs: number[], reason: string): Record<string, string> =>
  Object.fromEntries(seqs.map((seq) => [`${file}#${seq}`, reason]));

const REASONS: Record<string, string> = {
  ...all('webhook-deliveries-api', [0, 1, 2, 3, 7, 8, 9, 10], QUEUED),
  ...all('webhook-deliveries-api-2', [0, 1, 3, 5], QUEUED),
  'webhook-endpoints-2#5': UNNAMED,
  ...all('disputes-2', [34], RACE),
  'disputes-2#139': PRIVATE,
  ...all('events-system', [0, 16, 23], UNSEEN),
  ...all('events-system', [37, 42, 43, 44], LATE),
  'events-system#48': 'a benefit that was deleted stayed with some who had it',
  '3ds#30': SLOW,
  'checkouts#74': 'the sale before was looked at half a second later than others',
  'checkouts#75': 'the sale before was looked at half a second later than others',
  'checkouts#86': SLOW,
  'oauth2#2': KEY,
  'oauth2#17': KEY,
  'customers#48': RACE,
  'lifecycle#25': RACE,
  'lifecycle#66': RACE,
  'lifecycle#81': RACE,
  'lifecycle#88': RACE,
  'lifecycle#97': RACE,
  'lifecycle#120': RACE,
  'lifecycle#139': RACE,
  'lifecycle#143': RACE,
  'lifecycle2#24': 'receipts took ten seconds that minute',
  'orders#24': 'the first invoice was not rendered six seconds after it was asked for; later ones took four',
  'orders#38': 'this invoice was not rendered seven seconds after it was asked for; others took four',
  'pagination#0': BULK,
  'pagination#2': BULK,
  'portal-benefits#7': FILE_STORE,
  'portal-benefits#8': FILE_STORE,
  'portal-subscriptions#7': TIED,
  'previews#220': SECONDS,
  'previews#221': SECONDS,
  'refunds#14': SLOW,
  'refunds#15': SLOW,
  'refunds#16': SLOW,
  'seats#17': 'in the same second another recorder bought two more seats; which came first is not written',
  'subscriptions#164': UNTOLD_END,
  'subscriptions#166': UNTOLD_END,
  'wallets#7': FIRST_LINE,
  'wallets#10': FIRST_LINE,
};

/** Every exchange that has a reason, as `file#seq`. */
export const reasoned: string[] = Object.keys(REASONS);

/** Why this exchange cannot agree, where that is known. */
export const reasonFor = (file: string, seq: number): string | undefined =>
  REASONS[`${file.replace('.jsonl', '')}#${seq}`];
