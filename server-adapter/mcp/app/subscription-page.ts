import { cancel } from '../../../src/i18n/en/cancel.ts';
import { printPage, selectOf } from './page.ts';
import { runSubscription } from './subscription-dialog.ts';

export const subscriptionPage = printPage({
  title: 'Subscription',
  run: runSubscription,
  main: `<h1 data-at="title">Subscription</h1>
<dl data-at="lines"></dl>
<div data-at="asks" hidden><label>${cancel.reason}${selectOf({ '': cancel.noReason, ...cancel.reasons })}</label>
<label>${cancel.comment} (${cancel.commentHint})<textarea data-at="comment" rows="2" maxlength="2000"></textarea></label></div>
<div data-at="offers"></div>`,
});
