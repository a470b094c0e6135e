/** A clock as it is kept: what had passed before it last began to run, in seconds, and when it did, in milliseconds. */
export interface Kept {
  readonly part: 'present' | 'question';
  readonly spent: number;
  readonly since?: number;
}

export const elapsed = (kept: Kept, now: number) => kept.spent + (kept.since === undefined ? 0 : Math.max(0, (now - kept.since) / 1000));

/** What was kept in the browser; a fresh clock where that cannot be read. */
export function read(text: string | null): Kept {
  const fresh: Kept = { part: 'present', spent: 0 };
  if (!text) return fresh;
  try {
    const { part, spent, since } = JSON.parse(text) as Partial<Kept>;
    if ((part !== 'present' && part !== 'question') || typeof spent !== 'number') return fresh;
    return typeof since === 'number' ? { part, spent, since } : { part, spent };
  } catch {
    return fresh;
  }
}

/** Minutes and seconds left; what is over time has a plus before it. */
export function clockText(left: number): string {
  const whole = left < 0 ? Math.floor(-left) : Math.ceil(left);
  return `${left <= -1 ? '+' : ''}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
