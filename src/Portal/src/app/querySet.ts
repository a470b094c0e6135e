import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Parameters of a page's address; one that is empty or undefined is taken away, a list stands there once for each of its members. */
export type QueryChanges = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** The page's state in its address, where it survives reload, Back and a link sent to a colleague; setting some leaves the rest. */
export function useQuerySet() {
  const [query, setQuery] = useSearchParams();
  const set = useCallback(
    (changes: QueryChanges) =>
      setQuery(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            after.delete(name);
            for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined && one !== '') after.append(name, String(one));
          }
          return after;
        },
        { replace: true },
      ),
    [setQuery],
  );
  return [query, set] as const;
}

/** A filter as the query of an address: what is undefined is left out, a list stands there once for each of its members. */
export const queryOf = (filter: Readonly<Record<string, unknown>>) =>
  new URLSearchParams(Object.entries(filter).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).filter((one) => one !== undefined).map((one) => [name, String(one)])));
