import { basics, type DocumentRule, type Field } from './own';

/** The steps in which an application is written. */
export const stepNames = ['basics', 'company', 'finance', 'experience', 'documents', 'promises', 'check'] as const;
export type StepName = (typeof stepNames)[number];

/** From how many characters on a text is written in a large box, and belongs to the experience. */
const long = 300;

/** Which step asks for a field of the form. */
export function stepOf(field: Field): StepName {
  if (field.kind === 'promise') return 'promises';
  if (field.kind === 'money') return 'finance';
  return isLong(field) ? 'experience' : 'company';
}

export const isLong = (field: Field) => field.kind === 'text' && (field.maxLength ?? 0) >= long;

/** The steps that this campaign has something for. */
export const stepsOf = (fields: readonly Field[], rules: readonly DocumentRule[]): readonly StepName[] =>
  stepNames.filter((step) => step === 'basics' || step === 'check' || (step === 'documents' ? rules.length > 0 : fields.some((field) => stepOf(field) === step)));

/** Where somebody has to go to mend what is missing in `field`. */
export function stepFor(field: string, fields: readonly Field[]): StepName {
  if (field.startsWith('documents.')) return 'documents';
  const own = fields.find((one) => one.name === field);
  return !own || (basics as readonly string[]).includes(field) ? 'basics' : stepOf(own);
}
