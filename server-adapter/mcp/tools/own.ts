import type { App } from '../app/app.ts';
import type { ObjectSchema } from './schema.ts';

export const STATUS_TOOL = 'confirmation_status';

/** A tool as it stands in the list. */
export interface Listed {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: ObjectSchema;
  readonly outputSchema?: ObjectSchema;
  readonly annotations: Readonly<Record<string, unknown>>;
  readonly _meta?: Readonly<Record<string, unknown>>;
  readonly [more: string]: unknown;
}

const text = { type: 'string' } as const;
const object = (
  properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  required: readonly string[] = [],
): ObjectSchema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const reading = (title: string) => ({ title, readOnlyHint: true, openWorldHint: false });

export const statusTool: Listed = {
  name: STATUS_TOOL,
  title: 'What became of a confirmation',
  description: 'Says whether a person has confirmed a change that was asked for, and how it ended.',
  inputSchema: object({ confirmation_id: text }, ['confirmation_id']),
  annotations: reading('What became of a confirmation'),
};

/** What a model finds the others by. */
export const discoveryTools: readonly Listed[] = [
  {
    name: 'search_tools',
    title: 'Find tools',
    description: 'Finds tools by words of what they do. Answers names and descriptions; then call get_tool_schema.',
    inputSchema: object({ query: text, limit: { type: 'integer', minimum: 1, maximum: 50 } }),
    annotations: reading('Find tools'),
  },
  {
    name: 'get_tool_schema',
    title: 'How to call a tool',
    description: 'Says what a tool takes.',
    inputSchema: object({ name: text }, ['name']),
    annotations: reading('How to call a tool'),
  },
  {
    name: 'call_tool',
    title: 'Call a tool',
    description: 'Calls a tool by its name. A change is carried out only once a person has confirmed it.',
    inputSchema: object({ name: text, arguments: { type: 'object' } }, ['name']),
    annotations: {
      title: 'Call a tool',
      readOnlyHint: false,
      destructiveHint: true,
      idempotentHint: false,
      openWorldHint: true,
    },
  },
];

const signed = object({ preview: text, reason: text, comment: text }, ['preview']);
const changing = { readOnlyHint: false, idempotentHint: false };

/** For a dialog alone, listed for hosts that keep such tools from the model: what they take only the dialog is handed. */
export function appTools({ name, uri }: Pick<App, 'name' | 'uri'>): readonly Listed[] {
  const forApp = { inputSchema: signed, _meta: { ui: { resourceUri: uri, visibility: ['app'] } } };
  const [link, act] = [`Confirm: ${name}`, `Carry out: ${name}`];
  return [
    {
      ...forApp,
      name: `${name}_open_confirmation`,
      title: link,
      description: `For the ${name} dialog: makes the link to the page on which a person confirms.`,
      annotations: { title: link, ...changing, destructiveHint: false, openWorldHint: false },
    },
    {
      ...forApp,
      name: `${name}_execute`,
      title: act,
      description: `For the ${name} dialog: carries out what was shown, where the token lets it.`,
      annotations: { title: act, ...changing, destructiveHint: true, openWorldHint: true },
    },
  ];
}
