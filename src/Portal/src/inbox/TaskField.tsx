import { Flex, Input, Radio, type SelectProps, Skeleton } from 'antd';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { DateInput } from '../app/DateInput';
import { Field } from '../app/Field';
import { lazily } from '../app/lazily';
import { fromLocal, toLocal } from '../app/moment';
import { NumberInput } from '../app/NumberInput';
import { PageBoundary } from '../app/PageBoundary';
import { Text } from '../app/text';
import { fieldText, type Task, type TaskField as Spec } from './task';
import { wrongNow } from './wrongNow';

/** Long lists are rare in a task's form: only those load what shows them. */
const Select = lazily<SelectProps<unknown>>(async () => (await import('antd/es/select')).default);

function Choices(props: SelectProps<unknown>) {
  return (
    <PageBoundary part at={props.id ?? ''}>
      <Suspense fallback={<Skeleton.Input active />}>
        <Select {...props} />
      </Suspense>
    </PageBoundary>
  );
}

interface Props {
  readonly field: Spec;
  readonly value: unknown;
  /** What the server said is wrong with it. */
  readonly error?: string | undefined;
  readonly disabled: boolean;
  readonly files: Task['attachments'];
  /** What helps to answer it. */
  readonly beside?: ReactNode;
  readonly onChange: (value: unknown) => void;
}

const idOf = (field: Spec) => `field-${field.key}`;

/** One field of a task's form, whatever its kind. */
export function TaskField({ field, value, error, disabled, files, beside, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const label = fieldText(field, i18n.language !== 'zh');
  const wrong = error ?? wrongNow(field, value, t);
  const dated = field.type === 'dateTime' ? `${label}（${t('inbox.answer.beijing')}）` : label;
  const grouped = field.type === 'boolean' || (field.type === 'choice' && field.options.length <= 6);
  if (field.type === 'boolean')
    return (
      <Field error={wrong} extra={field.help} style={{ marginBottom: 0 }}>
        <Flex justify="space-between" align={beside ? 'baseline' : 'center'} gap={16} className="inbox-check">
          <div style={{ minWidth: 0 }}>
            {field.required && <Text type="danger">* </Text>}
            {label}
            {beside}
          </div>
          <Control field={field} label={label} value={value} wrong={Boolean(wrong)} disabled={disabled} files={files} onChange={onChange} />
        </Flex>
      </Field>
    );
  return (
    <Field label={dated} {...(!grouped && { htmlFor: idOf(field) })} required={field.required} error={wrong} extra={field.help} style={{ marginBottom: 16 }}>
      <Control field={field} label={dated} value={value} wrong={Boolean(wrong)} disabled={disabled} files={files} onChange={onChange} />
    </Field>
  );
}

function Control({ field, label, value, wrong, disabled, files, onChange }: Omit<Props, 'error'> & { label: string; wrong: boolean }) {
  const { t } = useTranslation();
  const id = idOf(field);
  const text = typeof value === 'string' ? value : '';
  const empty = (changed: string) => onChange(changed === '' ? undefined : changed);
  const common = { id, disabled, 'aria-invalid': wrong };
  const typed = { id, disabled: false, readOnly: disabled, 'aria-invalid': wrong }; // to be read and copied also where it can no longer be handed in
  const dated = { id, readOnly: disabled, 'aria-invalid': wrong };
  switch (field.type) {
    case 'longText':
      return <Input.TextArea {...typed} value={text} autoSize={{ minRows: 2, maxRows: 12 }} onChange={(event) => empty(event.target.value)} />;
    case 'number':
    case 'integer':
      return <NumberInput {...typed} style={{ width: 160 }} value={typeof value === 'number' ? value : null} step={field.type === 'integer' ? 1 : 'any'} onChange={(number) => onChange(number ?? undefined)} />;
    case 'boolean':
      return (
        <Radio.Group disabled={disabled} value={value} aria-label={label} style={{ flexShrink: 0 }} onChange={(event) => onChange(event.target.value)}>
          <Radio value={true}>{t('inbox.answer.yes')}</Radio>
          <Radio value={false}>{t('inbox.answer.no')}</Radio>
        </Radio.Group>
      );
    case 'date':
      return <DateInput {...dated} value={text} onChange={empty} />;
    case 'dateTime':
      return <DateInput {...dated} time value={text ? toLocal(text) : ''} onChange={(at) => onChange(fromLocal(at))} />;
    case 'choice':
      return field.options.length <= 6 ? (
        <Radio.Group disabled={disabled} value={value} aria-label={label} onChange={(event) => onChange(event.target.value)}>
          {field.options.map((option) => (
            <Radio key={option.value} value={option.value}>
              {option.label}
            </Radio>
          ))}
        </Radio.Group>
      ) : (
        <Choices {...common} allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('inbox.answer.choose')} value={value} options={[...field.options]} onChange={(chosen) => onChange(chosen)} />
      );
    case 'choices':
      return <Choices {...common} mode="multiple" showSearch={{ optionFilterProp: 'label' }} placeholder={t('inbox.answer.choose')} value={Array.isArray(value) ? (value as string[]) : []} options={[...field.options]} onChange={(chosen) => onChange((chosen as string[]).length > 0 ? chosen : undefined)} />;
    case 'file':
      return files.length > 0 ? (
        <Choices {...common} allowClear placeholder={t('inbox.answer.choose')} value={value} options={files.map((file) => ({ value: String(file.id), label: file.fileName }))} onChange={(chosen) => onChange(chosen)} />
      ) : (
        <Text type="secondary">{t('inbox.answer.noFile')}</Text>
      );
    case 'text':
      return <Input {...typed} value={text} onChange={(event) => empty(event.target.value)} />;
  }
}
