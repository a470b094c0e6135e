const shanghai = (at: string) => new Date(new Date(at).getTime() + 8 * 3_600_000);
const two = (number: number) => String(number).padStart(2, '0');
const dayOf = (at: Date) => `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;

/** A deadline as notices write it, in Beijing time: the last instant of a day is its 24:00. */
export function deadlineText(at: string): string {
  const time = shanghai(at);
  if (time.getUTCHours() === 0 && time.getUTCMinutes() === 0) return `${dayOf(new Date(time.getTime() - 1))} 24:00`;
  return momentText(at);
}

/** In how many days a deadline is, by Beijing's calendar; the 24:00 that ends a day is that day's. None is left once it is over. */
export function daysUntil(at: string, now = Date.now()): number {
  const day = (instant: number) => Math.floor((instant + 8 * 3_600_000) / 86_400_000);
  return Math.max(0, day(Date.parse(at) - 1) - day(now));
}

/** A moment in Beijing time, to the minute. */
export function momentText(at: string): string {
  const time = shanghai(at);
  return `${dayOf(time)} ${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`;
}

/** What the clock on the wall here shows, to the second. */
export const clockText = (at: number) => new Date(at).toLocaleTimeString('zh-CN', { hour12: false });

/** From one moment to another in Beijing time; the day is written once where it is the same. */
export function periodText(from: string, to: string): string {
  const [start, end] = [momentText(from), momentText(to)];
  return `${start} ~ ${start.slice(0, 10) === end.slice(0, 10) ? end.slice(11) : end}`;
}

/** A moment as a `datetime-local` field has it, in Beijing time; and back. */
export const toLocal = (at: string) => momentText(at).replace(' ', 'T');
export const fromLocal = (text: string) => (text ? `${text}:00+08:00` : undefined);
