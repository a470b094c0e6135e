import type { components } from '#api';

export type ApplicationLine = components['schemas']['ApplicationLine'];
export type Application = components['schemas']['ApplicationView'];
export type Stage = ApplicationLine['stage'];
export type Outcome = ApplicationLine['outcome'];

/** What is read again when it changes who may judge. */
export const judgingLists = ['applications', 'reviews', 'defences', 'tasks'];

/** In the order an application goes through them. */
export const stages = ['draft', 'submitted', 'recommendation', 'returned', 'eligibility', 'documentReview', 'defence', 'siteCheck', 'ranking', 'notice', 'concluded'] as const satisfies readonly Stage[];

export const outcomes = ['open', 'selected', 'notSelected', 'notRecommended', 'ineligible', 'withdrawn', 'late', 'removed'] as const satisfies readonly Outcome[];
