import type { components } from '#api';

export type Reason = components['schemas']['TieView']['reason'];

/** The reasons that a person declares; what follows from the records (same unit, an employer that applies) needs no word of theirs. */
export const reasons = ['employment', 'adviser', 'kinship', 'dispute', 'preparedMaterial', 'sameController', 'shareholding', 'otherInterest'] as const satisfies readonly Reason[];

/** A reason as the form of a task names it. */
export const inForm = (reason: Reason) => reason.charAt(0).toUpperCase() + reason.slice(1);
