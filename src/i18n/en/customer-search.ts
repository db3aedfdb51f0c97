/** English of the search for customers; fetched with it. */
export const customerSearch = {
  label: 'Find a customer',
  hint: 'Name, email or ID',
  none: 'Nobody was found.',
  noneHint: 'They may have bought with another email, or not at all.',
  several: (count: number) => `${count} customers have this email. Choose one.`,
  differs: (email: string) => `The ticket came from ${email}.`,
  other: 'Not the ticket’s email',
  deleted: 'Deleted',
  team: 'Team',
  since: (date: string) => `since ${date}`,
  tooMany: 'There are more. Type more of the name.',
};
