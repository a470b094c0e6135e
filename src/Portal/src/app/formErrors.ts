import type { FormInstance } from 'antd';
import { ApiProblem } from '../api/problem';

/** What a `Form.Item` shows where its field was refused. */
export const fault = (error: string | undefined) => (error ? { validateStatus: 'error' as const, help: error } : {});

/** Puts what the server says of each field to the field; answers what belongs to none of them. */
export function showErrors(form: FormInstance, fields: readonly string[], error: Error): string | undefined {
  const told = error instanceof ApiProblem ? error.fields : {};
  const here = fields.filter((name) => told[name]);
  form.setFields(here.map((name) => ({ name, errors: [...told[name]!] })));
  if (here.length > 0) form.scrollToField(here[0], { focus: true });
  return here.length === Object.keys(told).length && here.length > 0 ? undefined : error.message;
}
