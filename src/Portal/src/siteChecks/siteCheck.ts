import { useQuery } from '@tanstack/react-query';
import type { components } from '#api';
import { api, body } from '../api/client';
import { daysText } from '../app/moment';

export type SiteCheck = components['schemas']['SiteCheckLine'];

/** What is read again after an act. */
export const lists = ['siteChecks', 'tasks', 'applications'];

export type Standing = SiteCheck['standing'];

export const standings: readonly Standing[] = ['toPlan', 'planned', 'visited', 'passed', 'failed', 'cancelled'];
export const colours: Readonly<Record<Standing, string>> = { toPlan: 'gold', planned: 'blue', visited: 'purple', passed: 'green', failed: 'red', cancelled: 'default' };

/** A visit that is to be given days, or other ones. */
export interface Planning {
  readonly check: SiteCheck;
  /** The first day, where one was pointed at. */
  readonly from?: string;
}

/** How many days the planner shows at once. */
export const shownDays = 14;

const dayLong = 86_400_000;

/** A day as the API writes it, so many days later. */
export const plusDays = (day: string, days: number) => new Date(Date.parse(day) + days * dayLong).toISOString().slice(0, 10);

/** From one day to another, so many days later. */
export const daysBetween = (from: string, until: string) => Math.round((Date.parse(until) - Date.parse(from)) / dayLong);

/** A day with its weekday in the page's language. */
export const dayText = (day: string, language: string) => new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { month: 'short', day: 'numeric', weekday: 'short', timeZone: 'UTC' }).format(Date.parse(day));

/** The days of a visit as one reads them; empty before it is planned. */
export const visitText = ({ visitFrom, visitUntil }: Pick<SiteCheck, 'visitFrom' | 'visitUntil'>) => (visitFrom && visitUntil ? daysText(visitFrom, visitUntil) : '');

/** Two weeks of the planner; from this week's Monday, where no other day is asked for. */
export const useCalendar = (from: string | undefined) =>
  useQuery({
    queryKey: ['siteChecks', 'calendar', from],
    queryFn: async ({ signal }) => body(await api.GET('/api/site-checks/calendar', { params: { query: { ...(from && { from }), days: shownDays } }, signal })),
    placeholderData: (before) => before,
  });
