export { ChangePlanBenefits as Benefits } from './change-plan-benefits.tsx';
export { ChangePlanChoices as Choices } from './change-plan-choices.tsx';
export { ChangePlanConsent as Consent, ChangePlanPreview as Preview } from './change-plan-preview.tsx';
export { ChangePlanQuantity as Quantity } from './change-plan-quantity.tsx';
export { ChangePlanRoot as Root, useChangePlanContext as useContext } from './change-plan-root.tsx';
export { ChangePlanWhen as When } from './change-plan-when.tsx';
