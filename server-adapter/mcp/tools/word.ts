/** What a model is told of an operation, or why it is told nothing. */
export type Words =
  | { readonly tool: string; readonly title: string; readonly use: string }
  | { readonly withheld: string };

export const tool = (name: string, title: string, use: string): Words => ({ tool: name, title, use });

export const LINK = 'Its answer is a link that signs somebody in or pays; that is handed over by people.';
export const DECISION = 'It is a person’s own decision about what somebody else has asked for.';
export const CONNECTIONS = 'Which organization is connected, and by what, is for people.';
export const REPORT = 'What was used is reported by the product, never by a model.';
export const TOKENS = 'A token makes no tokens.';
