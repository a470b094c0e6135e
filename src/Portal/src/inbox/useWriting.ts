import { useCallback, useEffect, useRef, useState } from 'react';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { useMe } from '../session/session';
import type { Filled, Task, Writing } from './task';

/** Where the draft stands: with the server since, on its way, or only on this computer. */
export type Kept = { readonly state: 'none' } | { readonly state: 'saving' } | { readonly state: 'saved'; readonly at: string; readonly restored: boolean } | { readonly state: 'here' };

const pause = 800;
const again = 15_000;

/**
 * The answer as it is written: begun with the draft, saved a moment after each change, and kept on this computer until the server has it, so that neither a lost
 * network nor an ended session nor somebody else's act takes it away.
 */
export function useWriting(task: Task, writable: boolean) {
  const me = useMe().data?.userName ?? '';
  const id = task.line.id;
  const place = `task-draft:${me}:${id}`;
  const [begun] = useState(() => begin(task, place));
  const [writing, setWriting] = useState<Writing>(begun.writing);
  const [kept, setKept] = useState<Kept>(begun.kept);
  const unsaved = useRef(begun.kept.state === 'here');
  const timer = useRef(0);
  const saving = useRef(Promise.resolve());
  const handing = useRef(false);
  const latest = useRef(writing);
  latest.current = writing;

  const send = useCallback(async () => {
    const sent = latest.current;
    setKept({ state: 'saving' });
    try {
      const { savedAt } = body(await api.PUT('/api/tasks/{id}/draft', { params: { path: { id } }, body: { action: sent.action, data: sent.data as Record<string, never>, comment: sent.comment } }));
      if (latest.current !== sent) return; // a later change saves itself
      unsaved.current = false;
      localStorage.removeItem(place);
      setKept({ state: 'saved', at: savedAt, restored: false });
    } catch (error) {
      setKept({ state: 'here' });
      window.clearTimeout(timer.current);
      if (error instanceof ApiProblem && error.status >= 400 && error.status < 500 && error.status !== 401) return; // the task is no longer theirs: what was written stays here
      timer.current = window.setTimeout(() => retry.current(), again);
    }
  }, [id, place]);
  const save = useCallback(() => {
    if (unsaved.current && !handing.current) saving.current = saving.current.then(() => (unsaved.current ? send() : undefined)); // one after the other: the last to arrive is the last written
  }, [send]);
  const retry = useRef(save);
  retry.current = save;

  useEffect(() => {
    if (writable) save();
    return () => {
      window.clearTimeout(timer.current);
      save();
    };
  }, [save, writable]);

  const change = useCallback(
    (changes: Partial<Writing>) => {
      const after = { ...latest.current, ...changes };
      latest.current = after;
      setWriting(after);
      unsaved.current = true;
      setKept({ state: 'saving' }); // at once: what is said to be saved must be what is written
      localStorage.setItem(place, JSON.stringify(after));
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(save, pause);
    },
    [place, save],
  );

  /** The answer is in, or thrown away: nothing of it is kept. */
  const forget = useCallback(() => {
    window.clearTimeout(timer.current);
    unsaved.current = false;
    localStorage.removeItem(place);
    setKept({ state: 'none' });
  }, [place]);

  /** Hands the answer in. No draft goes beside it or comes after it; where it is refused, what was written until then is saved. */
  const handIn = useCallback(
    async (answer: () => Promise<unknown>) => {
      handing.current = true;
      try {
        await saving.current;
        await answer();
        forget();
      } finally {
        handing.current = false;
        save();
      }
    },
    [forget, save],
  );

  const discard = useCallback(async () => {
    await handIn(() => api.DELETE('/api/tasks/{id}/draft', { params: { path: { id } } }));
    latest.current = blank(task);
    setWriting(latest.current);
  }, [handIn, id, task]);

  return { writing, change, kept, handIn, discard, touched: kept.state !== 'none' };
}

const blank = (task: Task): Writing => {
  const actions = task.details?.actions ?? [];
  return { action: actions.length === 1 ? actions[0]!.key : '', data: prefilled(task), comment: '' };
};

/** Of what comes with the task, that which its form asks for. */
function prefilled(task: Task): Filled {
  const given = (task.details?.data ?? {}) as Filled;
  return Object.fromEntries((task.details?.form?.fields ?? []).filter((field) => field.key in given).map((field) => [field.key, given[field.key]]));
}

function begin(task: Task, place: string): { readonly writing: Writing; readonly kept: Kept } {
  const empty = blank(task);
  const here = localStorage.getItem(place);
  if (here && task.may.answer) {
    try {
      return { writing: { ...empty, ...(JSON.parse(here) as Writing) }, kept: { state: 'here' } };
    } catch {
      localStorage.removeItem(place);
    }
  }
  if (!task.draft) return { writing: empty, kept: { state: 'none' } };
  const { action, data, comment, savedAt } = task.draft;
  return { writing: { action: action || empty.action, data: data as Filled, comment: comment ?? '' }, kept: { state: 'saved', at: savedAt, restored: true } };
}
