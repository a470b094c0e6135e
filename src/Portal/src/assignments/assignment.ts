import type { components } from '#api';

export type AssignmentLine = components['schemas']['AssignmentLine'];
export type Assigned = components['schemas']['AssignedView'];
export type WhyNotLine = components['schemas']['WhyNotView'];
export type ExpertLoad = components['schemas']['ExpertLoadView'];

/** Of those who judge an application: whose score is in, and who has not handed in by the due time. */
export const standingOf = ({ sheets }: Pick<AssignmentLine, 'sheets'>) => ({
  given: sheets.filter((sheet) => sheet.state === 'submitted').length,
  late: sheets.filter((sheet) => sheet.overdue).length,
});
