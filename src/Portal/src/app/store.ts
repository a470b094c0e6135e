import { useSyncExternalStore } from 'react';

/** One value that stands outside of the pages, and who listens to it. */
export function store<Value>(first: Value) {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next: Value) => {
      value = next;
      for (const listener of listeners) listener();
    },
    listen: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export const useStore = <Value>({ get, listen }: { readonly get: () => Value; readonly listen: (listener: () => void) => () => void }): Value => useSyncExternalStore(listen, get);
