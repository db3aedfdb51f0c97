/** What somebody writes to the helpdesk, and what was answered so far. */
export interface Letter {
  subject: string;
  text: string;
  reply?: string;
}

/** The letters of the demo shop's customers, by their address: each is about the state that its writer is in. */
export const LETTERS: Record<string, Letter> = {
  'maya@northwind.dev': {
    subject: 'Export failed twice, can I get part of it back?',
    text: 'Hi,\n\nThe export in Studio failed twice last week and I lost an afternoon over it. It works now, but I think a part of the license should come back to me.\n\nAlso, my card was declined yesterday. What happens to my plan?',
    reply: 'Hi Maya, I am sorry about the lost afternoon. Let me look at your order.',
  },
  'elena@lumenstudio.com': {
    subject: 'My license key is on a public screenshot',
    text: 'Hello,\n\nI posted a screenshot with my Studio key in it. Can you make it useless and give me another one? And please take my old iMac off the license, I sold it.',
  },
  'jonas@fjordlabs.io': {
    subject: 'Our company name on the invoice',
    text: 'Hi,\n\nour accountant needs Fjord Labs AB on the yearly invoice instead of my name. Can you correct it?',
  },
  'claire@ateliernord.fr': {
    subject: 'How many API calls do I have left?',
    text: 'Hello,\n\nwe plan a larger import next week. Is what is included in Pro enough, or do we need another plan?',
  },
  'hiro@papercrane.jp': {
    subject: 'I would like to come back',
    text: 'Hello,\n\nmy plan was ended some weeks ago. How can I buy it again? A link would be best.',
  },
  'priya@harborline.co': {
    subject: 'Noa cannot find her invitation',
    text: 'Hi,\n\nI gave a seat to Noa, but she has no mail from you. Could you send it again? And Marcus has left us, so please free his seat.',
  },
  'amara@brightwell.health': {
    subject: 'We found the budget after all',
    text: 'Hi,\n\nwe had canceled for the end of the month. Please let the plan go on.',
  },
  'lucas@kantine.app': {
    subject: 'Start our plan again from today',
    text: 'Hello,\n\nwe are back from our break. What will be charged when the plan starts again?',
  },
  'ben@quietworks.dev': {
    subject: 'Studio does not start on my machine',
    text: 'Hi,\n\nmy machine turns out to be too old for Studio. Can I have my money back?',
  },
  'sofia@orbitdesk.io': {
    subject: 'Stay on Pro, please',
    text: 'Hello,\n\nI had asked to move down to Basic next month. We grew, so please leave everything as it is.',
  },
  'noor@saffron.dev': {
    subject: 'Is there a discount for students?',
    text: 'Hi,\n\nI like the free plan and would take Basic if there is something for students.',
  },
  'tomas@pixelforge.mx': {
    subject: 'What comes after the trial?',
    text: 'Hello,\n\nwill you charge me when the trial ends? I have not decided yet.',
  },
  'hello@kiosk-espresso.de': {
    subject: 'Where is our invoice?',
    text: 'Hi,\n\nwe bought Studio today and need an invoice for our books.',
  },
};

/** On a real Polar the words are about nothing in particular: nobody's own words are made up. */
export const PLAIN: Letter[] = [
  {
    subject: 'Question about my last invoice',
    text: 'Hello,\n\ncould you explain the last charge? I expected another amount.',
  },
  {
    subject: 'Please cancel at the end of the month',
    text: 'Hi,\n\nwe are winding the project down. Please end our plan with the current period.',
  },
  {
    subject: 'We need a bigger plan',
    text: 'Hello,\n\nwe are growing and would like to move up a plan. What would that cost today?',
  },
  {
    subject: 'Charged after the trial',
    text: 'Hi,\n\nI was charged although I meant to stop after the trial. Can this be refunded?',
  },
];

/** From an address that no customer has, as most mail from people's own phones is. */
export const FROM_ELSEWHERE = {
  from: { name: 'Jonas', email: 'jonas.lindqvist@posteo.example' },
  letter: {
    subject: 'Writing from my own address',
    text: 'Hi,\n\nI cannot reach my work mail. Can you tell me when our yearly plan renews?',
  },
};
