import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { components } from '#api';
import { api, body } from '../api/client';
import { useQuerySet } from '../app/querySet';

export const scopes = ['Assigned', 'Available', 'History', 'All', 'NeedsAttention'] as const;
export type Scope = (typeof scopes)[number];

export type Sort = 'Due' | 'Priority' | 'Newest' | 'Oldest';
export type Due = 'overdue' | 'today' | 'days3' | 'days7';

type Filter = components['schemas']['TaskQuery'];

const days: Readonly<Record<Exclude<Due, 'overdue'>, number>> = { today: 0, days3: 3, days7: 7 };
const filters = ['search', 'kind', 'due', 'follow'] as const;
const among = <T extends string>(all: readonly T[], text: string | null, otherwise: T): T => all.find((one) => one === text) ?? otherwise;

/** Which part of the inbox is looked at, in the page's address: a link to it can be sent, and Back leads to it. */
export function useInboxState() {
  const [query, set] = useQuerySet();
  const scope = among(scopes, query.get('scope'), 'Assigned');
  const sort = among<Sort>(['Due', 'Priority', 'Newest', 'Oldest'], query.get('sort'), scope === 'History' ? 'Newest' : 'Due');
  const due = among<Due | ''>(['overdue', 'today', 'days3', 'days7', ''], query.get('due'), '');
  return {
    scope,
    sort,
    due,
    kind: query.get('kind') ?? '',
    search: query.get('search') ?? '',
    follow: query.get('follow') === '1',
    filtered: filters.some((name) => query.get(name)),
    set,
    clear: () => set(Object.fromEntries(filters.map((name) => [name, undefined]))),
    /** The address of a task in this list, and of the list itself. */
    at: (id?: number) => ({ pathname: id === undefined ? '/inbox' : `/inbox/${id}`, search: query.size ? `?${query}` : '' }),
  };
}

export type InboxState = ReturnType<typeof useInboxState>;

/** The state as the server asks for it, also to be saved. */
export const filterOf = (state: InboxState) => ({
  scope: state.scope,
  sort: state.sort,
  ...(state.kind && { kind: state.kind }),
  ...(state.search && { search: state.search }),
  ...(state.follow && { readyToFollowUp: true }),
  ...(state.due === 'overdue' ? { overdue: true } : state.due && { dueWithinDays: days[state.due] }),
});

const pascal = (text: string | null | undefined) => (text ? text.charAt(0).toUpperCase() + text.slice(1) : undefined);

/** A saved filter as changes of the state. */
export const changesOf = (filter: Filter): Readonly<Record<string, string | undefined>> => ({
  scope: pascal(filter.scope),
  sort: pascal(filter.sort),
  kind: filter.kind ?? undefined,
  search: filter.search ?? undefined,
  follow: filter.readyToFollowUp ? '1' : undefined,
  due: filter.overdue ? 'overdue' : Object.entries(days).find(([, count]) => count === filter.dueWithinDays)?.[0],
});

/** Another look now and then: times pass, and a lost connection tells nothing. */
const often = { refetchInterval: 20_000, refetchOnWindowFocus: true } as const;

export const useCounts = () => useQuery({ queryKey: ['tasks', 'counts'], queryFn: async ({ signal }) => body(await api.GET('/api/tasks/counts', { signal })), ...often });

export const useTasks = (filter: ReturnType<typeof filterOf>, take = 30) =>
  useInfiniteQuery({
    queryKey: ['tasks', 'list', filter, take],
    queryFn: async ({ pageParam, signal }) => body(await api.GET('/api/tasks', { params: { query: { ...filter, take, ...(pageParam && { cursor: pageParam }) } }, signal })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    ...often,
  });

/** One task; none is asked for where none is named. */
export const useTask = (id: number | undefined) =>
  useQuery({ queryKey: ['tasks', 'one', id], queryFn: async ({ signal }) => body(await api.GET('/api/tasks/{id}', { params: { path: { id: id! } }, signal })), enabled: id !== undefined, ...often });

/** The product's clock as this browser has it, to the half minute. */
export const useNow = () => useQuery({ queryKey: ['now'], queryFn: () => Date.now(), refetchInterval: 30_000, initialData: () => Date.now() }).data;
