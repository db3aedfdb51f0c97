export {
  SubscriptionActions as Actions,
  SubscriptionCancel as Cancel,
  SubscriptionChange as Change,
  SubscriptionMore as More,
  SubscriptionResume as Resume,
  SubscriptionSeats as Seats,
  SubscriptionUndo as Undo,
} from './subscription-actions.tsx';
export { SubscriptionMissing as Missing } from './subscription-controls.tsx';
export { SubscriptionPlan as Plan } from './subscription-plan.tsx';
export { SubscriptionRoot as Root, useSubscriptionContext as useContext } from './subscription-root.tsx';
export {
  SubscriptionNotes as Notes,
  SubscriptionPill as Pill,
  SubscriptionStatus as Status,
} from './subscription-status.tsx';
