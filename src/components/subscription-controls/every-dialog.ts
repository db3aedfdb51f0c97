/** The dialogs of a subscription in one piece: they share most of what they are made of, so that apart they weigh more. */
export { CancelDialog } from '../cancel-flow/cancel-dialog.tsx';
export { ChangePlanDialog } from '../change-plan/change-plan-dialog.tsx';
export { PauseDialog } from './pause-dialog.tsx';
export { ResumeDialog } from './resume-dialog.tsx';
