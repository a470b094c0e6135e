import { Checkbox, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Asked, wrongAt } from './Asked';
import { isLong, stepOf, type StepName } from './groups';
import type { Field, Missing } from './own';
import type { Drafting } from './useDraft';

/** The form's own fields of one step. */
export function FieldsStep({ step, fields, draft, missing }: { step: StepName; fields: readonly Field[]; draft: Drafting; missing: readonly Missing[] }) {
  const { t } = useTranslation();
  const here = fields.filter((field) => stepOf(field) === step);
  return (
    <div>
      {step === 'finance' && <p style={{ marginTop: 0 }}>{t('application.moneyHint')}</p>}
      {step === 'promises' && <p style={{ marginTop: 0 }}>{t('application.promisesHint')}</p>}
      <div className={step === 'finance' ? 'money-grid' : step === 'company' ? 'field-grid' : undefined}>
        {here.map((field) => (
          <FieldControl key={field.name} field={field} draft={draft} wrong={wrongAt(field.name, draft.value(field.name), missing, draft.refused)} />
        ))}
      </div>
    </div>
  );
}

function FieldControl({ field, draft, wrong }: { field: Field; draft: Drafting; wrong: string | undefined }) {
  const { t } = useTranslation();
  const id = `field-${field.name}`;
  const value = draft.value(field.name);
  const put = (text: string) => draft.type(field.name, text);
  if (field.kind === 'promise')
    return (
      <Checkbox id={id} checked={value === 'true'} onChange={(event) => put(event.target.checked ? 'true' : '')} style={{ display: 'flex', padding: '8px 0' }}>
        {field.label}
      </Checkbox>
    );
  const length = field.minLength && field.maxLength ? t('application.between', { min: field.minLength, max: field.maxLength }) : field.maxLength && isLong(field) ? t('application.atMost', { max: field.maxLength }) : undefined;
  return (
    <Asked name={field.name} label={field.label} required={field.required} wrong={wrong} hint={length}>
      {field.kind === 'choice' ? (
        <div id={id} tabIndex={-1}>
          <Radio.Group aria-label={field.label} value={value || null} onChange={(event) => put(String(event.target.value))} options={field.choices.map((choice) => ({ value: choice, label: choice }))} />
        </div>
      ) : isLong(field) ? (
        <Input.TextArea id={id} value={value} autoSize={{ minRows: 6, maxRows: 24 }} count={{ show: true, ...(field.maxLength && { max: field.maxLength }) }} onChange={(event) => put(event.target.value)} />
      ) : (
        <Input id={id} value={value} onChange={(event) => put(event.target.value)} {...(field.kind === 'integer' || field.kind === 'money' ? { inputMode: 'decimal' as const } : field.kind === 'phone' ? { inputMode: 'tel' as const } : {})} />
      )}
    </Asked>
  );
}
