import { Alert, Divider, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { ListError } from '../app/ListStates';
import { Skeleton } from '../app/Skeleton';
import { Paragraph, Text, Title } from '../app/text';
import { useTask } from '../inbox/inboxState';
import type { Criterion, Given, Round, Scoring } from './review';
import { ScoreSheet } from './ScoreSheet';

interface Props {
  readonly round: Round;
  readonly scoring: Scoring;
  readonly onDone: (next: boolean) => void;
  /** The person has recused themselves. */
  readonly onLeft: () => void;
}

/** The scoring beside the application: to be filled in, or as it was handed in; the others' once all are in. */
export function ScorePane({ round, scoring, onDone, onLeft }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Title level={2} style={{ fontSize: 18, margin: '0 0 4px' }}>
        {t(`reviews.score.${round}`)}
      </Title>
      {scoring.own ? (
        <Handed scoring={scoring} own={scoring.own} />
      ) : scoring.taskId ? (
        <Writing taskId={scoring.taskId} round={round} scoring={scoring} onDone={onDone} onLeft={onLeft} />
      ) : (
        <Alert type="info" showIcon title={t(round === 'defence' ? 'reviews.score.notPresent' : 'reviews.score.notYet')} />
      )}
    </>
  );
}

function Writing({ taskId, ...props }: Props & { taskId: number }) {
  const task = useTask(taskId);
  if (task.error && !task.data) return <ListError error={task.error} onRetry={() => void task.refetch()} />;
  if (!task.data) return <Skeleton />;
  return <ScoreSheet key={taskId} task={task.data} {...props} />;
}

function Handed({ scoring, own }: { scoring: Scoring; own: Given }) {
  const { t } = useTranslation();
  return (
    <>
      <Paragraph type="secondary">{scoring.areAllIn ? t('reviews.score.given', { given: scoring.given, judges: scoring.judges }) : t('reviews.score.waiting', { given: scoring.given, judges: scoring.judges })}</Paragraph>
      {scoring.value != null && (
        <Paragraph strong style={{ fontSize: 18 }}>
          {t('reviews.score.value', { value: scoring.value })}
        </Paragraph>
      )}
      <Title level={3} style={{ fontSize: 15 }}>
        {t('reviews.score.own')}
      </Title>
      <GivenScore given={own} rubric={scoring.rubric} />
      {scoring.others.length > 0 && (
        <>
          <Divider />
          <Title level={3} style={{ fontSize: 15 }}>
            {t('reviews.score.others')}
          </Title>
          {scoring.others.map((given) => (
            <div key={given.expert} style={{ marginBottom: 20 }}>
              <Text strong>{given.expert}</Text>
              <GivenScore given={given} rubric={scoring.rubric} />
            </div>
          ))}
        </>
      )}
    </>
  );
}

function GivenScore({ given, rubric }: { given: Given; rubric: readonly Criterion[] }) {
  const { t } = useTranslation();
  return (
    <>
      <Paragraph strong style={{ margin: '4px 0 8px' }}>
        {t('reviews.score.of', { total: given.total })}
      </Paragraph>
      <ul className="plain-list">
        {rubric.map((line) => (
          <li key={line.name}>
            <Flex justify="space-between" gap={12}>
              <span>{line.text.split('：')[0]}</span>
              <span>
                {given.points[line.name] ?? '—'} / {line.maxPoints}
              </span>
            </Flex>
            {given.remarks[line.name] && (
              <Text type="secondary" style={{ whiteSpace: 'pre-wrap' }}>
                {given.remarks[line.name]}
              </Text>
            )}
          </li>
        ))}
      </ul>
      {given.comment && <Paragraph style={{ whiteSpace: 'pre-wrap', marginTop: 8 }}>{given.comment}</Paragraph>}
    </>
  );
}
