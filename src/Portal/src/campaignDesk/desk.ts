import type { components } from '#api';

export type Desk = components['schemas']['CampaignDeskView'];
export type DeskDate = components['schemas']['DeskDateView'];
export type MovedDate = components['schemas']['MovedDateView'];
export type Follower = components['schemas']['FollowerView'];

/** The sections of the settings, in their order. */
export const sections = ['quota', 'eligibility', 'review', 'defence', 'siteCheck', 'ranking', 'notice', 'exchange'] as const;
