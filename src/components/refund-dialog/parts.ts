export { RefundAmount as Amount, RefundMode as Mode } from './refund-amount.tsx';
export { RefundEarlier as Earlier } from './refund-earlier.tsx';
export { RefundEndPlan as EndPlan } from './refund-end-plan.tsx';
export { RefundNote as Note, RefundReasonField as Reason, RefundTakeBack as TakeBack } from './refund-fields.tsx';
export { RefundOutcome as Outcome, RefundProblem as Problem } from './refund-outcome.tsx';
export { RefundRoot as Root, useRefundContext as useContext } from './refund-root.tsx';
export { RefundCheck as Check, RefundSubmit as Submit } from './refund-submit.tsx';
export { RefundSummary as Summary } from './refund-summary.tsx';
