interface Words {
  readonly code: string;
  readonly message: string;
}

/** By the type of the mistake; the words are those our own input check uses. */
const BY_TYPE: readonly (readonly [RegExp, Words])[] = [
  [/^missing$/, { code: 'required', message: 'This is needed.' }],
  [/^extra_forbidden$/, { code: 'unrecognized', message: 'This field is not known.' }],
  [/^(enum|literal_error|union_tag_invalid)$/, { code: 'not_one_of', message: 'This is not one of the known values.' }],
  [/^(greater_than|minimum)/, { code: 'too_small', message: 'This is too small.' }],
  [/^less_than/, { code: 'too_large', message: 'This is too large.' }],
  [/too_short$/, { code: 'too_short', message: 'This is too short.' }],
  [/too_long$/, { code: 'too_long', message: 'This is too long.' }],
  [/^datetime_future$/, { code: 'past', message: 'This has to lie in the future.' }],
  [
    /(_parsing|_pattern_mismatch|timezone_aware|url_scheme|TimeZoneName)$/,
    { code: 'bad_format', message: 'This is not written in the expected form.' },
  ],
  [/_type$/, { code: 'wrong_type', message: 'This has the wrong type.' }],
];

/** By what Polar says where a business rule spoke; its sentence itself goes no further. */
const BY_RULE: readonly (readonly [RegExp, Words])[] = [
  [/exceeds refundable/i, { code: 'too_large', message: 'This is more than is left to refund.' }],
  [/does not exist|not found/i, { code: 'unknown', message: 'There is no such thing.' }],
  [/is required/i, { code: 'required', message: 'This is needed.' }],
  [/archived/i, { code: 'archived', message: 'This is archived.' }],
  [/not recurring/i, { code: 'not_recurring', message: 'This is not a recurring product.' }],
  [/non-(seat|unit)-based/i, { code: 'cannot_switch', message: 'A plan by seats or units cannot become one without.' }],
  [/seat-based|unit-based/i, { code: 'not_by_quantity', message: 'This plan is not sold by seats or units.' }],
  [/not available/i, { code: 'not_available', message: 'This is not available here.' }],
  [/not currently trialing/i, { code: 'not_trialing', message: 'There is no trial now.' }],
  [/no pending update/i, { code: 'nothing_pending', message: 'No change is waiting.' }],
  [/not enabled/i, { code: 'not_enabled', message: 'The organization has not enabled this.' }],
  [/already/i, { code: 'taken', message: 'This is already in use.' }],
];

/** A stable code and a sentence of ours for one mistake of Polar's list. */
export function describeMistake(type: string, msg: string): Words {
  const byType = BY_TYPE.find(([pattern]) => pattern.test(type));
  const byRule = byType ?? BY_RULE.find(([pattern]) => pattern.test(msg));
  return byRule?.[1] ?? { code: 'invalid', message: 'Polar does not accept this value.' };
}
