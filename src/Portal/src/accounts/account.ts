import type { components } from '#api';

export type Line = components['schemas']['AccountLine'];
export type AccountView = components['schemas']['AccountView'];

export const states = ['active', 'pending', 'disabled'] as const satisfies readonly Line['state'][];
export const colours: Record<Line['state'], string> = { active: 'green', pending: 'gold', disabled: 'default' };

/** In the order people look for them. Companies register themselves: theirs is neither given nor taken. */
export const roles = ['unit', 'expert', 'secretariat', 'process-owner', 'administrator', 'applicant'] as const;
export type Role = (typeof roles)[number];
export const isRole = (role: string): role is Role => roles.some((one) => one === role);

export const lists = ['accounts'];
