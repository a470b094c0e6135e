import dayjs, { type Dayjs } from 'dayjs';
import type { components } from '#api';
import { momentText } from '../app/moment';

export type Desk = components['schemas']['CampaignDeskView'];
export type DeskDate = components['schemas']['DeskDateView'];
export type MovedDate = components['schemas']['MovedDateView'];
export type Follower = components['schemas']['FollowerView'];

/** A picker shows wall clocks: Beijing's, wherever the browser stands. */
export const wallClock = (at: string): Dayjs => dayjs(momentText(at));

export const beijing = (at: Dayjs): string => `${at.format('YYYY-MM-DDTHH:mm')}:00+08:00`;

/** The sections of the settings, in their order. */
export const sections = ['quota', 'eligibility', 'review', 'defence', 'siteCheck', 'ranking', 'notice', 'exchange'] as const;
