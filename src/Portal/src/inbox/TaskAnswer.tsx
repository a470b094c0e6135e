import { Button, Checkbox, Flex, Input, Radio } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { ApiProblem } from '../api/problem';
import { modal } from '../app/ask';
import { Field, Fields } from '../app/Field';
import { momentText } from '../app/moment';
import { Paragraph, Text, Title } from '../app/text';
import { useAct } from '../app/useAct';
import { Evidence, EvidenceLost } from '../eligibility/Evidence';
import { onKeys } from '../app/keys';
import { TaskField } from './TaskField';
import { actionText, checkedBy, isAsked, isGrave, scored, type Task, type TaskDetails } from './task';
import { type Kept, useWriting } from './useWriting';

const lists = ['tasks'];
const nextKey = 'inbox-next';

interface Props {
  readonly task: Task;
  readonly details: TaskDetails;
  /** What was written stays to be read, but cannot be handed in. */
  readonly open: boolean;
  /** There is no list whose next task could follow. */
  readonly alone?: boolean;
  readonly onDone: (next: boolean) => void;
}

/** The answer: the outcome, the form, the opinion; saved as it is written. */
export function TaskAnswer({ task, details, open, alone = false, onDone }: Props) {
  const { t, i18n } = useTranslation();
  const english = i18n.language !== 'zh';
  const { act, busy } = useAct(lists);
  const { writing, change, kept, handIn, discard, touched } = useWriting(task, open);
  const [errors, setErrors] = useState<ApiProblem['fields']>({});
  const [reason, setReason] = useState('');
  const [next, setNext] = useState(localStorage.getItem(nextKey) !== 'no');
  const top = useRef<HTMLDivElement>(null);
  const { actions, form } = details;
  const chosen = actions.find((action) => action.key === writing.action);
  const asks = form && (!chosen || chosen.needsForm || actions.some((action) => action.needsForm)) ? form.fields.filter((field) => isAsked(field, writing.data)) : [];
  const needsForm = chosen?.needsForm ?? false;
  const checked = checkedBy(task.line);
  const name = chosen ? actionText(chosen, english) : '';
  const wrong = Object.keys(errors).length;

  const isHere = ({ fields }: ApiProblem) => {
    const wrong = Object.keys(fields);
    return wrong.length > 0 && wrong.every((key) => ['action', 'comment', 'reason'].includes(key) || asks.some((field) => field.key === key));
  };
  const mend = (mended: string) => errors[mended] && setErrors(Object.fromEntries(Object.entries(errors).filter(([key]) => key !== mended)));
  const send = () =>
    act(async () => {
      setErrors({});
      const body = { action: writing.action, data: Object.fromEntries(asks.filter((field) => writing.data[field.key] !== undefined).map((field) => [field.key, writing.data[field.key]])) as Record<string, never>, comment: writing.comment, reason: task.may.inPlace ? reason : null };
      try {
        await handIn(() => api.POST('/api/tasks/{id}/complete', { params: { path: { id: task.line.id } }, body, headers: { 'If-Match': `"${task.line.revision}"` } }));
      } catch (error) {
        if (!(error instanceof ApiProblem) || !isHere(error)) throw error;
        setErrors(error.fields); // told where it is to be mended, and nowhere else
        window.setTimeout(() => top.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
        return undefined;
      }
      onDone(next);
      return t('inbox.answer.submitted', { action: name });
    });
  const submit = () => {
    if (!open || busy) return;
    if (!chosen) {
      setErrors({ action: [t('inbox.answer.chooseFirst')] });
      return;
    }
    if (!isGrave(chosen.key)) void send();
    else modal.confirm({ title: t('inbox.answer.sure', { action: name }), content: t('inbox.answer.sureHint'), okText: t('inbox.answer.submit'), okButtonProps: { danger: true }, cancelText: t('inbox.answer.keep'), onOk: send });
  };
  const latest = useRef(submit);
  latest.current = submit;
  useEffect(() => onKeys({ 'Ctrl+Enter': () => latest.current() }), []);

  const error = (key: string) => errors[key]?.join(' ');
  const several = actions.length > 1;
  return (
    <section ref={top} aria-labelledby="answer-title">
      <Flex justify="space-between" align="baseline" wrap gap={8}>
        <Title level={2} id="answer-title" style={{ fontSize: 16, marginTop: 24 }}>
          {form?.title ?? t('inbox.answer.title')}
        </Title>
        <DraftState kept={kept} />
      </Flex>
      <Fields disabled={!open}>
        {several && (
          <Field label={t('inbox.answer.outcome')} required error={error('action')}>
            <Radio.Group
              aria-label={t('inbox.answer.outcome')}
              value={writing.action}
              onChange={(event) => {
                setErrors({});
                change({ action: String(event.target.value) });
              }}
            >
              {actions.map((action) => (
                <Radio key={action.key} value={action.key}>
                  {actionText(action, english)}
                </Radio>
              ))}
            </Radio.Group>
          </Field>
        )}
        {checked !== undefined && <EvidenceLost application={checked} />}
        {asks.map((field) => (
          <TaskField
            key={field.key}
            field={{ ...field, required: field.required && (needsForm || !chosen) }}
            value={writing.data[field.key]}
            error={error(field.key)}
            disabled={!open}
            files={task.attachments}
            beside={checked !== undefined && field.type === 'boolean' && <Evidence application={checked} item={field.key} />}
            onChange={(value) => {
              mend(field.key);
              change({ data: { ...writing.data, [field.key]: value } });
            }}
          />
        ))}
        <Sum task={details} data={writing.data} />
        <Field
          label={chosen?.needsComment ? t('inbox.answer.opinionNeeded') : t('inbox.answer.opinion')}
          htmlFor="opinion"
          required={chosen?.needsComment ?? false}
          error={error('comment')}
        >
          <Input.TextArea id="opinion" disabled={false} readOnly={!open} aria-invalid={Boolean(error('comment'))} autoSize={{ minRows: 3, maxRows: 16 }} value={writing.comment} onChange={(event) => {
              mend('comment');
              change({ comment: event.target.value });
            }}
          />
        </Field>
        {task.may.inPlace && open && (
          <Field label={t('inbox.reason')} htmlFor="in-place-reason" required extra={t('inbox.reasonHint')} error={error('reason')}>
            <Input id="in-place-reason" aria-invalid={Boolean(error('reason'))} value={reason} onChange={(event) => {
                mend('reason');
                setReason(event.target.value);
              }}
            />
          </Field>
        )}
      </Fields>
      {open && (
        <Flex gap={12} align="center" wrap>
          <Button type="primary" size="large" danger={chosen ? isGrave(chosen.key) : false} loading={busy} onClick={submit} aria-keyshortcuts="Control+Enter">
            {several && chosen ? t('inbox.answer.submitAs', { action: name }) : several ? t('inbox.answer.submit') : name}
          </Button>
          {!alone && (
            <Checkbox
              checked={next}
              onChange={(event) => {
                setNext(event.target.checked);
                localStorage.setItem(nextKey, event.target.checked ? 'yes' : 'no');
              }}
            >
              {t('inbox.answer.next')}
            </Checkbox>
          )}
          {touched && (
            <Button
              type="text"
              onClick={() => modal.confirm({ title: t('inbox.draft.discardTitle'), content: t('inbox.draft.discardHint'), okText: t('inbox.draft.discardOk'), okButtonProps: { danger: true }, cancelText: t('inbox.answer.keep'), onOk: () => act(discard) })}
            >
              {t('inbox.draft.discard')}
            </Button>
          )}
          {wrong > 0 && (
            <Text type="danger" role="alert">
              {t('inbox.answer.fix', { count: wrong })}
            </Text>
          )}
        </Flex>
      )}
    </section>
  );
}

/** What the lines of a rubric come to, or how far a checklist is gone through. */
function Sum({ task, data }: { task: TaskDetails; data: Readonly<Record<string, unknown>> }) {
  const { t } = useTranslation();
  const fields = task.form?.fields ?? [];
  const lines = scored(fields);
  const points = (values: readonly (number | null | undefined)[]) => Math.round(values.reduce<number>((sum, value) => sum + (value ?? 0), 0) * 100) / 100;
  if (lines.length > 0)
    return (
      <Flex gap={12} align="baseline" style={{ marginBottom: 16 }} aria-live="polite">
        <Text strong>{t('inbox.answer.total')}</Text>
        <Text strong style={{ fontSize: 20 }}>
          {t('inbox.answer.of', { points: points(lines.map((line) => (typeof data[line.key] === 'number' ? (data[line.key] as number) : 0))), max: points(lines.map((line) => line.max)) })}
        </Text>
      </Flex>
    );
  const checks = fields.filter((field) => field.type === 'boolean');
  if (checks.length < 2) return null;
  return (
    <Paragraph type="secondary" aria-live="polite" style={{ margin: '12px 0 16px' }}>
      {t('inbox.answer.checklist', { done: checks.filter((field) => data[field.key] !== undefined).length, all: checks.length })}
    </Paragraph>
  );
}

function DraftState({ kept }: { kept: Kept }) {
  const { t } = useTranslation();
  const says =
    kept.state === 'saving' ? t('inbox.draft.saving') : kept.state === 'here' ? t('inbox.draft.kept') : kept.state === 'saved' ? t(kept.restored ? 'inbox.draft.restored' : 'inbox.draft.saved', { time: momentText(kept.at).slice(kept.restored ? 5 : 11) }) : '';
  return (
    <Text type={kept.state === 'here' ? 'warning' : 'secondary'} role="status">
      {says}
    </Text>
  );
}
