/** English of the way to the portal that a customer takes; fetched with it. */
export const openPortal = {
  title: 'Billing portal',
  open: 'Open billing portal',
  held: 'The browser held the new window back. Open it here:',
};
