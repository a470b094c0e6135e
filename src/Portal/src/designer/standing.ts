import type { Answered, FromFrame } from '../studio/messages';

/** How what is on the canvas stands to what the server keeps. */
export interface Standing {
  /** How many saves have left and were not answered yet. */
  readonly under: number;
  /** How the newest answered save ended (`refused`: a publish that the definition's problems stand in the way of; the draft is kept as it was saved before); nothing before the first, and after anything else that changed the definition. */
  readonly ended: 'saved' | 'published' | 'refused' | 'failed' | undefined;
  /** The revision that the canvas shows. */
  readonly revision: number | undefined;
  /** The newest answered save came too late: its content was put aside. */
  readonly parked: boolean;
}

/** Of an editor that has not opened anything yet. */
export const opening: Standing = { under: 0, ended: undefined, revision: undefined, parked: false };

/** Takes the frame's messages one by one; a new document begins anew. */
export function stand(before: Standing, message: FromFrame): Standing {
  if (message.type === 'ready') return opening;
  if (message.type !== 'called' && message.type !== 'answered') return before;
  const saves = message.act === 'save' || message.act === 'publish';
  if (message.type === 'called') return saves ? { ...before, under: before.under + 1 } : before;
  const now = message.revision === null ? before : { ...before, revision: Number(message.revision), parked: false };
  if (!saves) return changes(message) ? { ...now, ended: undefined } : now;
  const done = message.status >= 200 && message.status < 300;
  return { ...now, under: before.under - 1, ended: !done ? (isRefusal(message) && before.ended !== 'failed' ? 'refused' : 'failed') : message.act === 'publish' ? 'published' : 'saved', parked: message.parked !== null };
}

/** The server read the publish and would not: the editor has saved each edit by itself before, so nothing is lost. */
const isRefusal = (message: Answered) => message.act === 'publish' && message.status >= 400 && message.status < 500 && message.parked === null;

/** Whether the answer is to a call that may have changed what the server keeps, also where it came to nothing. */
export const changes = (message: Answered) => message.act !== 'load' && message.act !== 'version';
