export { CancelConsequence as Consequence } from './cancel-consequence.tsx';
export { CancelComment as Comment, CancelReasonField as Reason, CancelWhen as When } from './cancel-fields.tsx';
export { CancelInstead as Instead } from './cancel-instead.tsx';
export { CancelRefund as Refund } from './cancel-refund.tsx';
export { CancelRoot as Root, useCancelContext as useContext } from './cancel-root.tsx';
