/** How a list that is read again and again stands: `failed` has nothing to show, `stale` shows what it read before the last read failed. */
export type ListStanding = 'reading' | 'failed' | 'stale' | 'read';

/** Rows that were read stay, whatever becomes of a later read. */
export const listStanding = ({ data, error }: { readonly data: unknown; readonly error: Error | null }): ListStanding =>
  error ? (data === undefined ? 'failed' : 'stale') : data === undefined ? 'reading' : 'read';
