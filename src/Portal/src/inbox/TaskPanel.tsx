import { ArrowLeftOutlined } from '@ant-design/icons';
import { Alert, Button, Descriptions, Flex, Result, Tag } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiProblem } from '../api/problem';
import { ListError } from '../app/ListStates';
import { momentText } from '../app/moment';
import { entryOf, mayOpen } from '../app/navigation';
import { Skeleton } from '../app/Skeleton';
import { Paragraph, Text, Title } from '../app/text';
import { useWide } from '../app/useWide';
import { useMe } from '../session/session';
import { RelaxationMatter } from '../candidates/RelaxationMatter';
import { DueText } from './DueText';
import { type InboxState, useTask } from './inboxState';
import { Meanwhile } from './Meanwhile';
import { Answers, Ended, Seats } from './TaskOutcome';
import { TaskActs } from './TaskActs';
import { TaskAnswer } from './TaskAnswer';
import { HistoryList } from './TaskHistory';
import { Heading, TaskComments, TaskFiles } from './TaskNotes';
import { isOver, kindText, pageOf, type Task, type TaskDetails } from './task';

interface Props {
  readonly id: number;
  /** The list it was opened from; none where it stands beside something else. */
  readonly state?: InboxState;
  /** Its application is read beside it, and the way back to the list stands above both. */
  readonly narrow?: boolean;
  readonly onDone: (next: boolean) => void;
  /** The person has given the task away. */
  readonly onLeft: () => void;
}

/** One task: what it is about, what is to do, and what has been done. */
export function TaskPanel({ id, state, narrow = false, onDone, onLeft }: Props) {
  const { t } = useTranslation();
  const task = useTask(id);
  const wide = useWide();
  if (task.isPending) return <Skeleton />;
  if (task.error && !task.data)
    return task.error instanceof ApiProblem && task.error.status === 404 ? <Result status="info" title={<h1 style={{ fontSize: 20, margin: 0 }}>{t('inbox.none')}</h1>} /> : <ListError error={task.error} onRetry={() => void task.refetch()} />;
  return (
    <article className="inbox-body" aria-labelledby="task-title">
      {!wide && !narrow && state && (
        <Link to={state.at()} style={{ display: 'inline-block', marginBottom: 12 }}>
          <ArrowLeftOutlined /> {t('inbox.back')}
        </Link>
      )}
      {task.error && <Alert type="error" showIcon role="alert" title={task.error.message} style={{ marginBottom: 16 }} />}
      <Meanwhile task={task.data} />
      <Head task={task.data} narrow={narrow} onLeft={onLeft} />
      <Body task={task.data} alone={!state} onDone={onDone} />
    </article>
  );
}

function Head({ task, narrow, onLeft }: { task: Task; narrow: boolean; onLeft: () => void }) {
  const { t } = useTranslation();
  const me = useMe().data;
  const { line, details, matter } = task;
  const page = pageOf(line);
  const linked = page !== undefined && mayOpen(me, page);
  const application = line.aboutKind === 'application';
  const items = [
    ...(matter && !narrow ? [{ key: 'company', label: t('inbox.matter.company'), children: matter.company }, { key: 'title', label: t('inbox.matter.title'), children: matter.title }] : []),
    ...(matter?.area && !narrow ? [{ key: 'area', label: t('inbox.matter.area'), children: matter.area }] : []),
    ...(matter?.unit ? [{ key: 'unit', label: t('inbox.matter.unit'), children: matter.unit }] : []),
    ...(narrow ? [] : [{ key: 'kind', label: t('inbox.kindLabel'), children: kindText(line.taskType, line.kindLabel) }]), // beside what says all that
    ...(line.reference ? [{ key: 'reference', label: t('inbox.reference'), children: linked && application ? <Link to={page}>{line.reference}</Link> : line.reference }] : []),
    ...(line.takesSeveralAnswers ? [] : [{ key: 'holder', label: t('inbox.holder'), children: line.assignee?.name ?? t('inbox.nobody') }]),
    { key: 'created', label: t('inbox.created'), children: momentText(line.createdAt) },
  ];
  return (
    <>
      <Flex gap={8} wrap align="center" style={{ marginBottom: 8 }}>
        <Tag color={isOver(line) ? 'default' : line.status === 'assigned' ? 'blue' : 'gold'}>{t(`inbox.status.${line.status}`)}</Tag>
        {line.priority >= 90 ? <Tag color="red">{t('inbox.priority.urgent')}</Tag> : line.priority >= 70 && <Tag color="orange">{t('inbox.priority.high')}</Tag>}
        <DueText line={line} />
        {line.followUpAt && !isOver(line) && <Text type="secondary">{t('inbox.due.follow', { date: momentText(line.followUpAt) })}</Text>}
      </Flex>
      <Title level={1} id="task-title" tabIndex={-1} style={{ fontSize: 22, margin: '0 0 12px', overflowWrap: 'anywhere' }}>
        {line.title}
      </Title>
      <Flex gap={12} wrap justify="space-between" align="center" style={{ marginBottom: 16 }}>
        <TaskActs task={task} onLeft={onLeft} />
        {linked && <Link to={page}>{application ? t('inbox.about') : t('inbox.page', { title: t(entryOf(page)!.title) })}</Link>} {/* each of those pages has an entry */}
      </Flex>
      <Descriptions size="small" column={narrow ? 1 : { xs: 1, sm: 2 }} items={items} />
      {line.aboutKind === 'relaxation' && <RelaxationMatter id={Number(line.aboutId)} />}
      {line.summary && <Paragraph style={{ whiteSpace: 'pre-wrap' }}>{line.summary}</Paragraph>}
      {details?.delegatedBy && !isOver(line) && <Paragraph type="secondary">{t('inbox.delegatedBy', { name: details.delegatedBy.name })}</Paragraph>}
    </>
  );
}

function Body({ task, alone, onDone }: { task: Task; alone: boolean; onDone: Props['onDone'] }) {
  const { t } = useTranslation();
  const { line, details, may: allowed } = task;
  // What somebody has begun to fill in stays before them when the task is taken from them meanwhile.
  const held = useRef<TaskDetails>(undefined);
  const [inPlace, setInPlace] = useState(false);
  if (details && allowed.answer && (!allowed.inPlace || inPlace)) held.current = details;
  const form = details ?? held.current;
  const answered = details?.answers.some((answer) => answer.state === 'given') ?? false;
  const writing = form && ((allowed.answer && (!allowed.inPlace || inPlace)) || (held.current && !answered && !isOver(line)));
  return (
    <>
      {!details && (allowed.claim || line.assignee) && <Alert type="info" showIcon title={line.assignee ? t('inbox.heldBy', { name: line.assignee.name }) : t('inbox.claimFirst')} style={{ marginTop: 16 }} />}
      {details?.instructions && (
        <section>
          <Heading>{t('inbox.instructions')}</Heading>
          <Paragraph style={{ whiteSpace: 'pre-wrap' }}>{details.instructions}</Paragraph>
        </section>
      )}
      <Information task={task} />
      {allowed.answer && allowed.inPlace && (
        <Alert
          type="info"
          showIcon
          style={{ marginTop: 16 }}
          title={line.assignee ? t('inbox.inPlaceOf', { name: line.assignee.name }) : t('inbox.claimToAct')}
          action={!inPlace && <Button onClick={() => setInPlace(true)}>{t('inbox.inPlace')}</Button>}
        />
      )}
      {details && line.takesSeveralAnswers && !isOver(line) && (
        <Paragraph type="secondary" style={{ marginTop: 16 }}>
          {t('inbox.severalProgress', { given: details.answersGiven, needed: details.answersNeeded })} {t('inbox.othersHidden')}
        </Paragraph>
      )}
      {writing && <TaskAnswer task={task} details={form} open={allowed.answer} alone={alone} onDone={onDone} />}
      {details && <Past task={task} details={details} />}
    </>
  );
}

/** What has been answered, added, said and done. */
function Past({ task, details }: { task: Task; details: TaskDetails }) {
  const { t } = useTranslation();
  return (
    <>
      {isOver(task.line) && !task.line.takesSeveralAnswers && <Ended task={task} details={details} />}
      <Answers task={task} details={details} />
      <Seats details={details} />
      <TaskFiles task={task} />
      <TaskComments task={task} />
      <section>
        <Heading>{t('inbox.history')}</Heading>
        <HistoryList lines={[...task.history].reverse()} actions={details.actions} />
      </section>
    </>
  );
}

/** What the process sends along, as far as it can be read by people. */
function Information({ task }: { task: Task }) {
  const { t } = useTranslation();
  const fields = new Set((task.details?.form?.fields ?? []).map((field) => field.key));
  const known: Readonly<Record<string, string>> = { statement: t('inbox.data.statement'), list: t('inbox.data.list') };
  const shown = Object.entries((task.details?.data ?? {}) as Record<string, unknown>).filter(([key, value]) => !fields.has(key) && value !== null && value !== '' && typeof value !== 'object');
  if (shown.length === 0) return null;
  return (
    <section>
      <Heading>{t('inbox.information')}</Heading>
      <Descriptions size="small" column={1} items={shown.map(([key, value]) => ({ key, label: known[key] ?? key, children: <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{String(value)}</span> }))} />
    </section>
  );
}
