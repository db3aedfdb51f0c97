/** English of who is billed. */
export const billingDetails = {
  title: 'Billing details',
  none: 'Not given yet.',
  edit: 'Edit details',
  submit: 'Save',
  saved: 'Saved. Invoices made from now on say so.',
};
