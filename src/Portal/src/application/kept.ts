import { begin, type Draft, rebase, type Values } from './draft';

/** Where what was typed waits on this machine until the server has it: of this person, of this application. */
export const placeOf = (userName: string, applicationId: number) => `draft/${userName}/${applicationId}`;

/** Keeps what the server does not have yet; nothing of a draft that it has. */
export function keep(place: string, draft: Draft): void {
  if (Object.keys(draft.typed).length === 0) localStorage.removeItem(place);
  else localStorage.setItem(place, JSON.stringify({ base: draft.base, revision: draft.revision, typed: draft.typed }));
}

/** The draft as the server has it, with what was kept here over it. */
export function restore(place: string, values: Values, revision: number): Draft {
  const kept = read(place);
  return kept ? rebase({ ...kept, revision: Math.min(kept.revision, revision), theirs: {} }, values, revision) : begin(values, revision);
}

function read(place: string): Omit<Draft, 'theirs'> | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? 'null');
    return kept && typeof kept === 'object' && 'typed' in kept && 'base' in kept && 'revision' in kept ? (kept as Omit<Draft, 'theirs'>) : undefined;
  } catch {
    return undefined; // not written by us
  }
}
