import { useQuerySet } from './querySet';

/** Which of a page's tabs is open, and how to open another: in the page's address, where the first need not be named. */
export function useTab<Name extends string>(names: readonly [Name, ...Name[]]): readonly [Name, (name: string) => void] {
  const [query, set] = useQuerySet();
  return [names.find((one) => one === query.get('tab')) ?? names[0], (name) => set({ tab: name === names[0] ? undefined : name })];
}
