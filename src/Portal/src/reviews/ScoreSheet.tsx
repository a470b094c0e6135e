import { Button, Checkbox, Flex, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { ApiProblem } from '../api/problem';
import { Field, Fields } from '../app/Field';
import { later } from '../app/later';
import { momentText } from '../app/moment';
import { Paragraph, Text } from '../app/text';
import { useAct } from '../app/useAct';
import { onKeys } from '../app/keys';
import type { Task } from '../inbox/task';
import { type Kept, useWriting } from '../inbox/useWriting';
import { Meanwhile } from '../inbox/Meanwhile';
import { CriterionFields } from './CriterionFields';
import { remarkOf, type Round, type Scoring } from './review';
import { totalOf } from './total';

const RecuseDialog = later(async () => (await import('./RecuseDialog')).RecuseDialog);

const lists = ['tasks', 'reviews', 'defences'];
const nextKey = 'reviews-next';

interface Props {
  readonly task: Task;
  readonly round: Round;
  readonly scoring: Scoring;
  readonly onDone: (next: boolean) => void;
  readonly onLeft: () => void;
}

/** The rubric as it is filled in: saved as it is written, handed in as the answer to the inbox' task. */
export function ScoreSheet({ task, round, scoring, onDone, onLeft }: Props) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const open = task.may.answer;
  const { writing, change, kept, handIn } = useWriting(task, open);
  const [errors, setErrors] = useState<ApiProblem['fields']>({});
  const [next, setNext] = useState(localStorage.getItem(nextKey) !== 'no');
  const [leaving, setLeaving] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const { rubric } = scoring;
  const total = totalOf(rubric, writing.data);
  const mayRecuse = task.details?.actions.some((action) => action.key === 'Recuse') ?? false;

  const toFirstError = () => window.setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  const complete = async (action: string, data: Readonly<Record<string, unknown>>, comment: string) => {
    const body = { action, data: data as Record<string, never>, comment, reason: null };
    await handIn(() => api.POST('/api/tasks/{id}/complete', { params: { path: { id: task.line.id } }, body, headers: { 'If-Match': `"${task.line.revision}"` } }));
  };
  const submit = () => {
    if (!open || busy) return;
    const missing = Object.fromEntries(rubric.filter((line) => typeof writing.data[line.name] !== 'number').map((line) => [line.name, [t('reviews.score.missing')]]));
    setErrors(missing);
    if (Object.keys(missing).length > 0) return void toFirstError();
    void act(async () => {
      const known = new Set(rubric.flatMap((line) => [line.name, remarkOf(line.name)]));
      const data = Object.fromEntries(Object.entries(writing.data).filter(([key, value]) => known.has(key) && value !== undefined));
      try {
        await complete('Score', data, writing.comment);
      } catch (error) {
        if (!(error instanceof ApiProblem) || Object.keys(error.fields).length === 0 || !Object.keys(error.fields).every((key) => known.has(key) || key === 'comment')) throw error;
        setErrors(error.fields); // told where it is to be mended
        toFirstError();
        return undefined;
      }
      onDone(next);
      return t('reviews.score.done', { total });
    });
  };
  const latest = useRef(submit);
  latest.current = submit;
  useEffect(() => {
    const jumps = Object.fromEntries(rubric.slice(0, 9).map((line, at) => [String(at + 1), () => document.getElementById(`points-${line.name}`)?.focus()]));
    return onKeys({ ...jumps, 'Ctrl+Enter': () => latest.current() });
  }, [rubric]);

  const mend = (key: string) => errors[key] && setErrors(Object.fromEntries(Object.entries(errors).filter(([name]) => name !== key)));
  const set = (key: string, value: unknown) => {
    mend(key);
    change({ action: 'Score', data: { ...writing.data, [key]: value } });
  };
  const wrong = Object.keys(errors).length;
  return (
    <div ref={form}>
      <Meanwhile task={task} />
      <Paragraph type="secondary" style={{ marginBottom: 4 }}>
        {t('reviews.score.given', { given: scoring.given, judges: scoring.judges })}
      </Paragraph>
      <DraftState kept={kept} />
      <Fields disabled={!open} style={{ marginTop: 12 }}>
        {rubric.map((line, at) => (
          <CriterionFields
            key={line.name}
            line={line}
            number={at + 1}
            points={writing.data[line.name]}
            remark={writing.data[remarkOf(line.name)]}
            error={errors[line.name]?.join(' ')}
            remarkError={errors[remarkOf(line.name)]?.join(' ')}
            open={open}
            onPoints={(points) => set(line.name, points)}
            onRemark={(remark) => set(remarkOf(line.name), remark)}
          />
        ))}
        <Flex justify="space-between" align="baseline" style={{ marginBottom: 16 }} aria-live="polite">
          <Text strong>{t('reviews.score.total')}</Text>
          <Text strong style={{ fontSize: 22 }}>
            {t('reviews.score.of', { total })}
          </Text>
        </Flex>
        <Field label={t('reviews.score.comment')} htmlFor="review-comment" error={errors['comment']?.join(' ')}>
          <Input.TextArea
            id="review-comment"
            disabled={false}
            readOnly={!open}
            aria-invalid={Boolean(errors['comment'])}
            autoSize={{ minRows: 2, maxRows: 12 }}
            value={writing.comment}
            onChange={(event) => {
              mend('comment');
              change({ action: 'Score', comment: event.target.value });
            }}
          />
        </Field>
      </Fields>
      {open && (
        <>
          <Paragraph type="secondary">{t('reviews.score.final')}</Paragraph>
          <Flex gap={12} align="center" wrap>
            <Button type="primary" size="large" loading={busy} onClick={submit} aria-keyshortcuts="Control+Enter">
              {t(next ? 'reviews.score.submitNext' : 'reviews.score.submit')}
            </Button>
            {mayRecuse && (
              <Button type="text" danger onClick={() => setLeaving(true)}>
                {t('reviews.recuse.open')}
              </Button>
            )}
          </Flex>
          <Checkbox
            style={{ marginTop: 12 }}
            checked={next}
            onChange={(event) => {
              setNext(event.target.checked);
              localStorage.setItem(nextKey, event.target.checked ? 'yes' : 'no');
            }}
          >
            {t('reviews.score.goOn')}
          </Checkbox>
          {wrong > 0 && (
            <Paragraph type="danger" role="alert" style={{ marginTop: 12 }}>
              {t('reviews.score.fix', { count: wrong })}
            </Paragraph>
          )}
          <Paragraph type="secondary" style={{ marginTop: 16, fontSize: 12 }}>
            {t('reviews.desk.keys', { count: Math.min(9, rubric.length) })}
          </Paragraph>
        </>
      )}
      {round === 'documents' && leaving && (
        <RecuseDialog
          lists={lists}
          onRecuse={async (reason, note) => {
            await complete('Recuse', { recusalReason: reason }, note);
            onLeft();
            return t('reviews.recuse.done');
          }}
          onClose={() => setLeaving(false)}
        />
      )}
    </div>
  );
}

function DraftState({ kept }: { kept: Kept }) {
  const { t } = useTranslation();
  const says = kept.state === 'saving' ? t('reviews.score.saving') : kept.state === 'here' ? t('reviews.score.kept') : kept.state === 'saved' ? t(kept.restored ? 'reviews.score.restored' : 'reviews.score.saved', { time: momentText(kept.at).slice(kept.restored ? 5 : 11) }) : '';
  return (
    <Text type={kept.state === 'here' ? 'warning' : 'secondary'} role="status" style={{ display: 'block', minHeight: 22 }}>
      {says}
    </Text>
  );
}
