/** What a form holds, by field; nothing and the empty text are the same. */
export type Values = Readonly<Record<string, string>>;

/**
 * A draft as it is worked on: what the server had when it was last heard of, and over it what was typed and is not there yet. A field that somebody else changed
 * meanwhile stands in `theirs` until the person has said which of the two counts; neither is lost.
 */
export interface Draft {
  readonly base: Values;
  readonly revision: number;
  readonly typed: Values;
  readonly theirs: Values;
}

export const begin = (base: Values, revision: number): Draft => ({ base, revision, typed: {}, theirs: {} });

const at = (values: Values, field: string) => values[field] ?? '';
const without = (values: Values, ...fields: readonly string[]): Values => Object.fromEntries(Object.entries(values).filter(([field]) => !fields.includes(field)));

export const valueOf = (draft: Draft, field: string): string => draft.typed[field] ?? at(draft.base, field);

export function type(draft: Draft, field: string, value: string): Draft {
  const same = value === at(draft.base, field) && !(field in draft.theirs);
  return { ...draft, typed: same ? without(draft.typed, field) : { ...draft.typed, [field]: value } };
}

/** What can be sent: all that was typed but what the person has to settle first. */
export const unsent = (draft: Draft): Values => without(draft.typed, ...Object.keys(draft.theirs));

/** The server has other values now. What was typed stays; where both changed a field, it waits in `theirs`. Older news than the draft's own is no news. */
export function rebase(draft: Draft, values: Values, revision: number): Draft {
  if (revision < draft.revision) return draft;
  const typed: Record<string, string> = {};
  const theirs: Record<string, string> = {};
  for (const [field, mine] of Object.entries(draft.typed)) {
    const [was, now] = [at(draft.base, field), at(values, field)];
    if (now === mine) continue;
    typed[field] = mine;
    if (now !== was || field in draft.theirs) theirs[field] = now;
  }
  return { base: values, revision, typed, theirs };
}

/** The server has taken `sent`; what was typed since then is still to be sent. */
export function saved(draft: Draft, sent: Values, revision: number): Draft {
  const done = Object.entries(sent).filter(([field, value]) => draft.typed[field] === value).map(([field]) => field);
  return { ...draft, base: { ...draft.base, ...sent }, revision: Math.max(revision, draft.revision), typed: without(draft.typed, ...done) };
}

/** The person has chosen between the two. */
export function settle(draft: Draft, field: string, mine: boolean): Draft {
  return { ...draft, theirs: without(draft.theirs, field), typed: mine ? draft.typed : without(draft.typed, field) };
}
