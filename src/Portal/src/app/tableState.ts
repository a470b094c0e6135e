import { useCallback } from 'react';
import type { Order } from './Table';
import { type QueryChanges, useQuerySet } from './querySet';

interface List {
  /** By what it is ordered unless the person says otherwise, and which way. */
  readonly sort: string;
  readonly order: Order;
  /** The parameters that let less through. */
  readonly filters: readonly string[];
}

/** What `useTableState` answers: where the list stands, and how it gets elsewhere. */
export type TableState = ReturnType<typeof useTableState>;

export const defaultPageSize = 20;

/** A list's state in the page's address: what is searched, filtered, ordered and shown. */
export function useTableState(list: List) {
  const [query, setQuery] = useQuerySet();
  const page = Math.max(1, Number(query.get('page')) || 1);
  const pageSize = Math.min(100, Math.max(1, Number(query.get('size')) || defaultPageSize));
  const sort = query.get('sort') ?? list.sort;
  const order: Order = query.get('order') === 'asc' ? 'ascend' : query.get('order') === 'desc' ? 'descend' : list.order;

  /** Where the pages so far began, of a list that is paged by cursor. */
  const cursors = query.getAll('cursor');

  /** Sets some and leaves the rest; an empty value takes its parameter away. Whatever is not a change of the page leads back to the first. */
  const set = useCallback(
    (changes: QueryChanges) => setQuery({ page: undefined, cursor: undefined, ...changes }),
    [setQuery],
  );
  return {
    query,
    page,
    pageSize,
    cursors,
    sort,
    order,
    set,
    /** Whether anything is left out. */
    filtered: list.filters.some((name) => query.get(name)),
    clear: () => set(Object.fromEntries(list.filters.map((name) => [name, undefined]))),
    /** What makes a column one that the list can be ordered by; a click turns the order round. */
    sorted: (key: string) => ({ key, sorter: true as const, sortOrder: sort === key ? order : null }),
  };
}
