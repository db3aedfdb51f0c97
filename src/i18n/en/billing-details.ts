/** English of who is billed. */
export const billingDetails = {
  title: 'Billing details',
  none: 'Not given yet.',
  edit: 'Edit details',
  submit: 'Save',
  saved: 'Saved. Invoices made from now on say so.',
  email: 'E-mail',
  changeEmail: 'Change e-mail',
  newEmail: 'New e-mail',
  noEmail: 'This is no e-mail address.',
  sameEmail: 'This is the present address.',
  takenEmail: 'This address cannot be used.',
  send: 'Send a link',
  keep: 'Keep the present one',
  sent: (email: string) => `A link was sent to ${email}. The address changes when it is opened.`,
};
