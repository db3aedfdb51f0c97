import type { ObjectSchema } from './schema.ts';

export const STATUS_TOOL = 'confirmation_status';
/** For the refund dialog alone: no model is told of them, and what they take only the dialog is handed. */
export const APP_TOOLS: readonly string[] = ['refund_open_confirmation', 'refund_execute'];
export const REFUND_PAGE = 'ui://floe/refund.html';

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

const forApp = { ui: { resourceUri: REFUND_PAGE, visibility: ['app'] } };
const signed = object({ preview: text, reason: text, comment: text }, ['preview']);

/** Listed for hosts that keep what is meant for a dialog from the model. */
export const appTools: readonly Listed[] = [
  {
    name: 'refund_open_confirmation',
    title: 'Confirm a refund',
    description: 'For the refund dialog: makes the link to the page on which a person confirms.',
    inputSchema: signed,
    annotations: {
      title: 'Confirm a refund',
      readOnlyHint: false,
      destructiveHint: false,
      idempotentHint: false,
      openWorldHint: false,
    },
    _meta: forApp,
  },
  {
    name: 'refund_execute',
    title: 'Refund',
    description: 'For the refund dialog: pays the refund that was shown, where the token lets it.',
    inputSchema: signed,
    annotations: {
      title: 'Refund',
      readOnlyHint: false,
      destructiveHint: true,
      idempotentHint: false,
      openWorldHint: true,
    },
    _meta: forApp,
  },
];
