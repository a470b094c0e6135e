import type { components } from '#api';

export type ObjectionLine = components['schemas']['ObjectionLine'];
export type ObjectionCase = components['schemas']['ObjectionCaseView'];

export const states = ['filed', 'accepted', 'upheld', 'rejected', 'notAccepted'] as const satisfies readonly ObjectionLine['state'][];

export const stateColours: Readonly<Record<ObjectionLine['state'], string>> = { filed: 'gold', accepted: 'blue', upheld: 'red', rejected: 'default', notAccepted: 'default' };

/** The text of what an objection is about; some subjects are none, and stand here as the ground of their refusal. */
export const subjectKey = (subject: ObjectionLine['subject']) => (subject === 'grade' || subject === 'ownScore' || subject === 'unrelated' ? (`noticeDesk.subjects.${subject}` as const) : (`notices.subjects.${subject}` as const));
