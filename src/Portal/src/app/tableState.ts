import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** A list's state in the page's address: what is searched, filtered, ordered and shown survives reload, Back and a link sent to a colleague. */
export function useTableState(defaultPageSize = 20) {
  const [query, setQuery] = useSearchParams();
  const page = Math.max(1, Number(query.get('page')) || 1);
  const pageSize = Math.min(100, Math.max(1, Number(query.get('size')) || defaultPageSize));

  /** Sets some and leaves the rest; an empty value takes its parameter away. Whatever is not a change of the page leads back to the first. */
  const set = useCallback(
    (changes: Readonly<Record<string, string | number | readonly string[] | undefined>>) =>
      setQuery(
        (before) => {
          const after = new URLSearchParams(before);
          if (!('page' in changes)) after.delete('page');
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
  return { query, page, pageSize, set };
}
