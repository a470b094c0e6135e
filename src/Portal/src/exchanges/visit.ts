import type { components } from '#api';

export type Visit = components['schemas']['LearningVisitView'];
