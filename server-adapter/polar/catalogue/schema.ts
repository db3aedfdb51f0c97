/** JSON Schema, as far as the types of Polar's SDK go; `{}` takes anything, `$ref` names a model. */
export type Schema =
  | Readonly<Record<string, never>>
  | { readonly $ref: string }
  | { readonly type: 'string' | 'number' | 'boolean' | 'null' }
  | { readonly enum: readonly (string | number | boolean)[] }
  | { readonly type: 'array'; readonly items: Schema }
  | { readonly type: 'object'; readonly additionalProperties: Schema }
  | ObjectSchema
  | { readonly anyOf: readonly Schema[] };

export interface ObjectSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  /** What fields of other names hold. */
  readonly additionalProperties?: Schema;
}

/** What the SDK says of one operation; its key is method and path. */
export interface SdkRow {
  readonly summary: string;
  /** Any one of them is enough. */
  readonly scopes: readonly string[];
  readonly query?: Schema;
  readonly body?: Schema;
  readonly answer: 'json' | 'text' | 'none';
  /** A list by pages. */
  readonly list?: true;
}
