import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { type Draft, rebase, saved, settle, type, unsent, type Values, valueOf } from './draft';
import { keep, placeOf, restore } from './kept';
import { type Application, editOf, type Own, ownQuery, valuesOf } from './own';

/** How long after the last stroke a draft is sent, and how long until it is tried again; in milliseconds. */
const pause = 800;
const retries = [2_000, 5_000, 15_000, 30_000];

export type SaveState =
  | { readonly kind: 'saved'; readonly at: string | undefined }
  | { readonly kind: 'typing' }
  /** On this machine only, until the server can be reached. */
  | { readonly kind: 'waiting' }
  /** The server will not take it. */
  | { readonly kind: 'refused'; readonly message: string };

export interface Drafting {
  readonly value: (field: string) => string;
  readonly type: (field: string, value: string) => void;
  /** Fields changed elsewhere and here: the other value. */
  readonly theirs: Values;
  readonly settle: (field: string, mine: boolean) => void;
  /** Of fields that the server refused as they are. */
  readonly refused: Readonly<Record<string, readonly string[]>>;
  readonly state: SaveState;
  /** Something was brought back that had been typed before and not arrived. */
  readonly restored: boolean;
  /** Sends what is left now; false when the server does not have all of it. */
  readonly flush: () => Promise<boolean>;
}

/** A draft that saves itself. Whatever is typed stands on this machine at once and stays there until the server has it, over lost networks, ended sessions and reloads. */
export function useDraft(userName: string, application: Application): Drafting {
  const queries = useQueryClient();
  const place = placeOf(userName, application.id);
  const [draft, show] = useState(() => restore(place, valuesOf(application), application.revision));
  const [restored] = useState(() => Object.keys(draft.typed).length > 0);
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: undefined });
  const [refused, setRefused] = useState<Readonly<Record<string, readonly string[]>>>({});
  const now = useRef(draft);
  const shut = useRef<Values>({}); // what was refused, as it was sent
  const sending = useRef<Promise<boolean>>(undefined);
  const timer = useRef<number>(undefined);
  const tries = useRef(0);
  const there = useRef(true);

  const change = useCallback(
    (next: Draft) => {
      now.current = next;
      keep(place, next);
      show(next);
    },
    [place],
  );

  const sendOnce = useCallback(async (): Promise<boolean> => {
    for (;;) {
      const sent = Object.fromEntries(Object.entries(unsent(now.current)).filter(([field, value]) => shut.current[field] !== value));
      if (Object.keys(sent).length === 0) {
        if (Object.keys(unsent(now.current)).length > 0) setState({ kind: 'refused', message: '' });
        return Object.keys(now.current.typed).length === 0;
      }
      try {
        const answer = body(await api.PATCH('/api/application', { body: editOf(sent), headers: { 'If-Match': `"${now.current.revision}"` } }));
        tries.current = 0;
        change(saved(now.current, sent, answer.revision));
        setState({ kind: 'saved', at: answer.savedAt });
        queries.setQueryData<Own>(ownQuery.queryKey, (own) => (own?.application ? { ...own, application: { ...own.application, missing: answer.missing } } : own));
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        if (error.kind === 'draft-stale') {
          const fresh = body(await api.GET('/api/application')).application;
          if (fresh) change(rebase(now.current, valuesOf(fresh), fresh.revision));
        } else if (error.status === 422 && Object.keys(error.fields).some((field) => field in sent)) {
          for (const field of Object.keys(error.fields)) if (field in sent) shut.current = { ...shut.current, [field]: sent[field]! };
          setRefused((before) => ({ ...before, ...error.fields }));
        } else throw error;
      }
    }
  }, [change, queries]);

  const flush = useCallback((): Promise<boolean> => {
    window.clearTimeout(timer.current);
    sending.current ??= sendOnce()
      .catch((error: unknown) => {
        const passing = !(error instanceof ApiProblem) || error.status === 0 || error.status >= 500 || error.status === 429 || error.status === 401;
        if (!passing) {
          setState({ kind: 'refused', message: error.message });
          void queries.invalidateQueries({ queryKey: ownQuery.queryKey });
          return false;
        }
        if (!there.current) return false; // it stands on this machine
        setState({ kind: 'waiting' });
        timer.current = window.setTimeout(() => void flush(), retries[Math.min(tries.current++, retries.length - 1)]);
        return false;
      })
      .finally(() => (sending.current = undefined));
    return sending.current;
  }, [queries, sendOnce]);

  // What the server tells of changes made elsewhere.
  useEffect(() => {
    if (application.revision > now.current.revision) change(rebase(now.current, valuesOf(application), application.revision));
  }, [application, change]);

  // What was left over is sent as soon as there is somebody to take it.
  useEffect(() => {
    there.current = true;
    if (Object.keys(now.current.typed).length > 0) void flush();
    const back = () => Object.keys(now.current.typed).length > 0 && void flush();
    window.addEventListener('online', back);
    return () => {
      there.current = false;
      window.removeEventListener('online', back);
      window.clearTimeout(timer.current);
      if (Object.keys(unsent(now.current)).length > 0) void flush();
    };
  }, [flush]);

  const typing = useCallback(
    (field: string, value: string) => {
      change(type(now.current, field, value));
      setRefused(({ [field]: _, ...others }) => others);
      setState((before) => (before.kind === 'waiting' ? before : { kind: 'typing' }));
      if (Object.keys(now.current.typed).length === 0) setState({ kind: 'saved', at: undefined });
      else if (tries.current === 0) {
        window.clearTimeout(timer.current);
        timer.current = window.setTimeout(() => void flush(), pause);
      }
    },
    [change, flush],
  );

  const settling = useCallback(
    (field: string, mine: boolean) => {
      change(settle(now.current, field, mine));
      void flush();
    },
    [change, flush],
  );

  return { value: (field) => valueOf(draft, field), type: typing, theirs: draft.theirs, settle: settling, refused, state, restored, flush };
}
