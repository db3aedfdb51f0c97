// Why the webhooks of a recorded step differ where no request and no move could make them the same.

const REGRANTED = 'the benefits of a sale a moment before were still being granted when the step began';
const ECHOED = 'the report of a refund a moment before, and its order, were still on their way';
const AT_ONCE = 'of two refunds at the same instant each was written before either was told';
const UNWRITTEN = 'a first run, with products whose making nobody wrote down';

export const WEBHOOK_REASONS: Record<string, string> = {
  'webhook-sequences#8': REGRANTED,
  'webhook-sequences#12': ECHOED,
  'webhook-sequences#33': REGRANTED,
  'webhook-sequences#47': REGRANTED,
  'webhook-sequences-2#37': AT_ONCE,
  'webhook-sequences-2#51': UNWRITTEN,
  'webhook-sequences-2#52': UNWRITTEN,
};
