import type { ReactNode } from 'react';
import { Field } from '../app/Field';

/** One thing that is asked for: its label, its control, what is wrong with it or missing. */
export function Asked({ name, label, required, wrong, hint, children }: { name: string; label: string; required: boolean; wrong: string | undefined; hint?: ReactNode; children: ReactNode }) {
  return (
    <Field label={label} htmlFor={`field-${name}`} required={required} extra={hint} error={wrong}>
      {children}
    </Field>
  );
}

/** What is said at a field: what the server refused, else what is wrong with what is there. That something is still empty is said in the list of steps, not in red while one types. */
export const wrongAt = (field: string, value: string, missing: readonly { readonly field: string; readonly message: string }[], refused: Readonly<Record<string, readonly string[]>>): string | undefined =>
  refused[field]?.[0] ?? (value ? missing.find((one) => one.field === field)?.message : undefined);
