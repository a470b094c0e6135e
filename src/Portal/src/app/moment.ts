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

/** From one day to another, as the API writes them; one day is written once. */
export const daysText = (first: string, last: string) => (first === last ? first : `${first} ~ ${last}`);

/** From one moment to another in Beijing time; the day is written once where it is the same. */
export function periodText(from: string, to: string): string {
  const [start, end] = [momentText(from), momentText(to)];
  return `${start} ~ ${start.slice(0, 10) === end.slice(0, 10) ? end.slice(11) : end}`;
}

/** A day as somebody writes it (`2022-7-6`, `2022/07/06`, `20220706`, `2022年7月6日`), as `2022-07-06`; empty where nothing is written, nothing where the calendar has no such day. */
export function dayWritten(text: string): string | undefined {
  if (text.trim() === '') return '';
  const parts = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d\d)(\d\d))$/.exec(text.trim());
  if (!parts) return undefined;
  const [year, month, day] = [parts[1], parts[2] ?? parts[4], parts[3] ?? parts[5]].map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? dayOf(date) : undefined;
}

/** The same with a time after it, as `2022-07-06T09:05`; the 24:00 that ends a day begins the next. */
export function momentWritten(text: string): string | undefined {
  if (text.trim() === '') return '';
  const parts = /^(.+?)[T\s]\s*(\d{1,2})[:：](\d\d)$/.exec(text.trim());
  const day = parts && dayWritten(parts[1]!);
  const [hours, minutes] = [Number(parts?.[2]), Number(parts?.[3])];
  if (!day || minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return undefined;
  return hours === 24 ? `${dayOf(new Date(Date.parse(`${day}T00:00Z`) + 86_400_000))}T00:00` : `${day}T${two(hours)}:${two(minutes)}`;
}

/** A moment as a `DateInput` has it, in Beijing time; and back. */
export const toLocal = (at: string) => momentText(at).replace(' ', 'T');
export const fromLocal = (text: string) => (text ? `${text}:00+08:00` : undefined);
