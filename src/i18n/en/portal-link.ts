/** English of the portal link that is copied; fetched with it. */
export const portalLink = {
  title: 'Billing portal',
  copy: 'Copy portal link',
  copied: 'Link copied',
  secret: (until: string) => `Signs in as the customer until ${until}. Give it to them alone.`,
  member: 'For whom',
  pick: 'Choose a member',
  noMember: 'This team has no members yet.',
  role: { owner: 'Owner', billing_manager: 'Billing manager', member: 'Member' },
  again: 'Make a new link',
};
