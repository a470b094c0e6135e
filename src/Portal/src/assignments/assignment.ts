import type { components } from '#api';

export type AssignmentLine = components['schemas']['AssignmentLine'];
export type Assigned = components['schemas']['AssignedView'];
export type WhyNotLine = components['schemas']['WhyNotView'];
export type ExpertLoad = components['schemas']['ExpertLoadView'];
