import type { TFunction } from 'i18next';
import { Descriptions, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { deadlineText, momentText } from '../app/moment';
import { Paragraph, Text } from '../app/text';
import { Heading } from './TaskNotes';
import { actionText, fieldText, type Filled, type Task, type TaskDetails, type TaskField } from './task';

/** How a task ended that one person answered. */
export function Ended({ task, details }: { task: Task; details: TaskDetails }) {
  const { t, i18n } = useTranslation();
  const { line } = task;
  const action = details.actions.find((one) => one.key === line.outcome);
  return (
    <section>
      <Heading>{t('inbox.ended.title')}</Heading>
      <Flex gap={8} wrap align="baseline">
        <Text strong>{action ? actionText(action, i18n.language !== 'zh') : t(`inbox.status.${line.status}`)}</Text>
        {details.finishedBy && <Text>{details.finishedBy.userName === 'system' ? t('inbox.system') : details.finishedBy.name}</Text>}
        {details.finishedAt && <Text type="secondary">{momentText(details.finishedAt)}</Text>}
      </Flex>
      {details.opinion && <Paragraph style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', marginTop: 8 }}>{details.opinion}</Paragraph>}
      <Submitted details={details} data={details.result} />
    </section>
  );
}

/** Of several: one's own answer, and everybody's once all are in. */
export function Answers({ task, details }: { task: Task; details: TaskDetails }) {
  const { t, i18n } = useTranslation();
  const given = details.answers.filter((answer) => answer.state === 'given');
  if (!task.line.takesSeveralAnswers || given.length === 0) return null;
  return (
    <section>
      <Heading>{given.length === 1 && !details.finishedAt ? t('inbox.yourAnswer') : t('inbox.answers')}</Heading>
      {given.map((answer) => {
        const action = details.actions.find((one) => one.key === answer.action);
        return (
          <div key={answer.by.userName} style={{ marginBottom: 16 }}>
            <Flex gap={8} wrap align="baseline">
              <Text strong>{answer.by.name}</Text>
              <Text>{action ? actionText(action, i18n.language !== 'zh') : answer.actionLabel}</Text>
              {answer.at && <Text type="secondary">{momentText(answer.at)}</Text>}
            </Flex>
            <Submitted details={details} data={answer.data} />
            {answer.comment && <Paragraph style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{answer.comment}</Paragraph>}
          </div>
        );
      })}
    </section>
  );
}

/** Who is asked, and whose answer is in. */
export function Seats({ details }: { details: TaskDetails }) {
  const { t } = useTranslation();
  if (details.seats.length === 0) return null;
  return (
    <section>
      <Heading>{t('inbox.seats')}</Heading>
      <ul className="inbox-plain">
        {details.seats.map((seat) => (
          <li key={seat.person.userName}>
            {seat.person.name} <Tag color={seat.state === 'given' ? 'green' : 'default'}>{t(`inbox.seat.${seat.state}`)}</Tag>
            {seat.at && <Text type="secondary">{momentText(seat.at)}</Text>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Submitted({ details, data }: { details: TaskDetails; data: unknown }) {
  const { t, i18n } = useTranslation();
  const filled = (data ?? {}) as Filled;
  const fields = (details.form?.fields ?? []).filter((field) => filled[field.key] !== undefined && filled[field.key] !== null);
  if (fields.length === 0) return null;
  return (
    <Descriptions
      title={<span style={{ fontSize: 14 }}>{t('inbox.ended.result')}</span>}
      size="small"
      column={1}
      style={{ marginTop: 8 }}
      items={fields.map((field) => ({ key: field.key, label: fieldText(field, i18n.language !== 'zh'), children: <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{valueText(field, filled[field.key], t)}</span> }))}
    />
  );
}

function valueText(field: TaskField, value: unknown, t: TFunction): string {
  const labelOf = (one: unknown) => field.options.find((option) => option.value === one)?.label ?? String(one);
  if (typeof value === 'boolean') return value ? t('inbox.answer.yes') : t('inbox.answer.no');
  if (Array.isArray(value)) return value.map(labelOf).join('、');
  if (field.type === 'dateTime' && typeof value === 'string') return deadlineText(value);
  return value === '' ? t('inbox.ended.none') : labelOf(value);
}
