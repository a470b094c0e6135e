import i18next from 'i18next';
import type { components } from '#api';
import { deadlineText } from '../app/moment';

export type TaskLine = components['schemas']['TaskLineView'];
export type Task = components['schemas']['TaskView'];
export type TaskDetails = components['schemas']['TaskDetailsView'];
export type TaskField = components['schemas']['TaskFieldView'];
export type TaskAction = components['schemas']['TaskActionView'];
export type TaskEvent = components['schemas']['TaskEventView'];
export type TaskPerson = components['schemas']['TaskPersonView'];
export type SavedFilter = components['schemas']['TaskFilterView'];

/** What is read again when one of them is kept or given up. */
export const filterLists = ['lists'];

/** What somebody has filled in, by the fields' keys. */
export type Filled = Readonly<Record<string, unknown>>;

/** An answer as far as it is written. */
export interface Writing {
  readonly action: string;
  readonly data: Filled;
  readonly comment: string;
}

const ended = new Set<TaskLine['status']>(['completing', 'timingOut', 'cancelling', 'completed', 'timedOut', 'cancelled']);

export const isOver = (line: Pick<TaskLine, 'status'>) => ended.has(line.status);

/** What people call a kind of task, in the page's language; one that a process owner made is called as the server does. */
export function kindText(name: string, label: string): string {
  const key = `inbox.kind.${name}`;
  return i18next.exists(key) ? String(i18next.t(key as 'inbox.kind.recommendation')) : label;
}

/** An outcome in the page's language: definitions name it in Chinese, and its key is an English word. */
export const actionText = (action: Pick<TaskAction, 'key' | 'label' | 'labelEn'>, english: boolean) =>
  english ? (action.labelEn ?? action.key.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').replace(/^(.)(.*)$/, (_, first: string, rest: string) => first + rest.toLowerCase())) : action.label;

export const fieldText = (field: TaskField, english: boolean) => (english ? (field.labelEn ?? field.label) : field.label);

/** Where what a task is about is looked at: the application, the case, the event; what is published, what is planned. */
export function pageOf({ aboutKind, aboutId, taskType }: Pick<TaskLine, 'aboutKind' | 'aboutId' | 'taskType'>): string | undefined {
  if (aboutKind === 'application' && aboutId) return `/applications/${aboutId}`;
  if (aboutKind === 'objection' && aboutId) return `/objections/${aboutId}`;
  if (aboutKind === 'event' && aboutId) return `/exchange-desk/${aboutId}`;
  if (aboutKind === 'visit') return '/visits';
  return aboutKind === 'campaign' ? ({ 'confirm-list': '/notice-desk', 'defence-plan': '/defences' } as Readonly<Record<string, string>>)[taskType] : undefined;
}

/** The application that a task checks item by item, if that is what it does. */
export const checkedBy = ({ aboutKind, aboutId, taskType }: Pick<TaskLine, 'aboutKind' | 'aboutId' | 'taskType'>) => (taskType === 'eligibility' && aboutKind === 'application' && aboutId ? Number(aboutId) : undefined);

/** Outcomes that take something from somebody, or that are meant once only: they ask before. */
export const isGrave = (action: string) => /^(Decline|Refuse|Reject|Recuse|Return|Fail|Stop|Cancel|Dismiss|Absent|None|Uphold|Confirm)/.test(action);

/** Whether a field is asked for with what is filled in so far. */
export const isAsked = (field: TaskField, data: Filled) => !field.askedWhen || String(data[field.askedWhen.key]) === field.askedWhen.value;

/** The lines of a rubric: those that add up. */
export const scored = (fields: readonly TaskField[]) => {
  const lines = fields.filter((field) => field.type === 'number' && field.max != null);
  return lines.length > 1 ? lines : [];
};

/** How long something is overdue, in the largest unit that says it. */
export function span(from: string, now: number): { readonly unit: 'minutes' | 'hours' | 'days'; readonly count: number } {
  const minutes = Math.max(1, Math.floor((now - new Date(from).getTime()) / 60_000));
  if (minutes < 60) return { unit: 'minutes', count: minutes };
  return minutes < 48 * 60 ? { unit: 'hours', count: Math.floor(minutes / 60) } : { unit: 'days', count: Math.floor(minutes / 1440) };
}

/** Whether a moment lies in what is left of today, in Beijing time; the 24:00 that ends today is today's. */
export const isToday = (at: string, now: number) => deadlineText(at).slice(0, 10) === deadlineText(new Date(now).toISOString()).slice(0, 10);
