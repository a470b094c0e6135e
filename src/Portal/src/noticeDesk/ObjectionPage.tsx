import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Descriptions, Flex, Result, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { GoButton } from '../app/GoButton';
import { ListError } from '../app/ListStates';
import { deadlineText, momentText } from '../app/moment';
import { Skeleton } from '../app/Skeleton';
import { Text, Title } from '../app/text';
import { useMay } from '../session/session';
import { type ObjectionCase, stateColours, subjectKey } from './objection';

/** One case: what was raised and by whom, what was found, what was decided, and what is to be done. */
export function ObjectionPage() {
  const { t } = useTranslation();
  const id = Number(useParams()['id']);
  const one = useQuery({
    queryKey: ['notices', 'objections', id],
    queryFn: async ({ signal }) => body(await api.GET('/api/objections/{id}', { params: { path: { id } }, signal })),
    enabled: Number.isInteger(id),
  });
  if (!Number.isInteger(id) || (one.error instanceof ApiProblem && one.error.status === 404))
    return <Result status="info" title={<h1 style={{ margin: 0, fontSize: 'inherit', fontWeight: 'inherit' }}>{t('noticeDesk.one.notFound')}</h1>} extra={<Link to="/objections">{t('noticeDesk.one.back')}</Link>} />;
  if (one.error && !one.data) return <ListError error={one.error} onRetry={() => void one.refetch()} />;
  if (!one.data) return <Skeleton style={{ padding: 32 }} />;
  const { line } = one.data;
  return (
    <div className="list-page" style={{ maxWidth: 1200 }}>
      <Link to="/objections">
        <ArrowLeftOutlined /> {t('noticeDesk.one.back')}
      </Link>
      <Flex gap={12} wrap align="center" style={{ margin: '12px 0 16px' }}>
        <Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {t('noticeDesk.one.title', { number: line.number })}
        </Title>
        <Tag color={stateColours[line.state]}>{t(`noticeDesk.state.${line.state}`)}</Tag>
      </Flex>
      <div className="two-columns">
        <Flex vertical gap={16}>
          <Raised view={one.data} />
          <Found view={one.data} />
        </Flex>
        <Flex vertical gap={16}>
          <Tasks view={one.data} />
          <Course view={one.data} />
        </Flex>
      </div>
    </div>
  );
}

function Raised({ view }: { view: ObjectionCase }) {
  const { t } = useTranslation();
  const { line } = view;
  const text = (words: string) => <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{words || '—'}</span>;
  return (
    <Card title={<h2 className="card-title">{t('noticeDesk.one.raised')}</h2>}>
      {view.filedBy == null && <Alert type="info" showIcon title={t('noticeDesk.one.hidden')} style={{ marginBottom: 16 }} />}
      <Descriptions
        column={1}
        items={[
          ...(view.filedBy == null
            ? []
            : [
                { key: 'by', label: t('noticeDesk.one.by'), children: <strong>{view.filedBy}</strong> },
                { key: 'contact', label: t('noticeDesk.one.contact'), children: view.contact },
              ]),
          { key: 'about', label: t('notices.about'), children: line.applicationId ? <Link to={`/applications/${line.applicationId}`}>{line.company}</Link> : t('notices.whole') },
          { key: 'notice', label: t('noticeDesk.column.notice'), children: <Link to={`/notices/${view.noticeId}`}>{t('notices.number', { number: line.noticeNumber })}</Link> },
          { key: 'subject', label: t('notices.subject'), children: t(subjectKey(line.subject)) },
          { key: 'at', label: t('noticeDesk.filedAt'), children: momentText(line.filedAt) },
          { key: 'statement', label: t('notices.statement'), children: text(view.statement) },
          { key: 'evidence', label: t('notices.evidence'), children: text(view.evidence) },
        ]}
      />
    </Card>
  );
}

function Found({ view }: { view: ObjectionCase }) {
  const { t } = useTranslation();
  const { line } = view;
  const open = line.state === 'filed' || line.state === 'accepted';
  const pre = (words: string) => <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{words}</span>;
  return (
    <Card title={<h2 className="card-title">{t('noticeDesk.one.found')}</h2>}>
      <Descriptions
        column={1}
        items={[
          { key: 'answer', label: t('noticeDesk.one.answer'), children: view.answer ? pre(view.answer) : t('noticeDesk.one.none') },
          ...(open ? [{ key: 'due', label: t('noticeDesk.one.due'), children: deadlineText(view.decisionDue) }] : []),
          ...(view.decision ? [{ key: 'decision', label: line.state === 'notAccepted' ? t('noticeDesk.one.why') : t('noticeDesk.one.decision'), children: pre(view.decision) }] : []),
          ...(line.state === 'upheld' ? [{ key: 'effect', label: t('noticeDesk.one.effect'), children: t(`noticeDesk.effect.${line.effect}`) }] : []),
          ...(line.decidedAt ? [{ key: 'decided', label: t('noticeDesk.decidedAt'), children: `${momentText(line.decidedAt)} ${view.decidedBy?.name ?? ''}` }] : []),
        ]}
      />
    </Card>
  );
}

/** What is to be done is done in the inbox. */
function Tasks({ view }: { view: ObjectionCase }) {
  const { t } = useTranslation();
  const may = useMay('use:inbox');
  return (
    <Card title={<h2 className="card-title">{t('noticeDesk.one.tasks')}</h2>}>
      {view.tasks.length === 0 && <Text type="secondary">{t('noticeDesk.one.noTasks')}</Text>}
      <ul className="plain-list">
        {view.tasks.map((task) => (
          <li key={task.id}>
            <Flex gap={8} wrap align="center" justify="space-between">
              <span>
                <Tag color={task.finishedAt ? 'default' : 'blue'}>{t(`applications.task.status.${task.status as 'assigned'}`)}</Tag>
                {task.title}
                {task.isOverdue && (
                  <Tag color="red" style={{ marginInlineStart: 8 }}>
                    {t('applications.task.overdue')}
                  </Tag>
                )}
              </span>
              {may && (
                <GoButton type={task.finishedAt ? 'link' : 'primary'} size={task.finishedAt ? 'small' : 'middle'} to={`/inbox/${task.id}`}>
                  {task.finishedAt ? t('noticeDesk.one.show') : t('noticeDesk.one.handle')}
                </GoButton>
              )}
            </Flex>
            <Text type="secondary">
              {task.finishedAt
                ? t('applications.task.finished', { at: momentText(task.finishedAt), by: task.finishedBy?.name ?? task.assignee?.name ?? '—' })
                : [task.assignee?.name, task.dueAt && t('applications.task.due', { at: deadlineText(task.dueAt) })].filter(Boolean).join(' · ')}
            </Text>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const acts = ['filed', 'accepted', 'refused', 'answered', 'decided'] as const;

function Course({ view }: { view: ObjectionCase }) {
  const { t } = useTranslation();
  return (
    <Card title={<h2 className="card-title">{t('noticeDesk.one.course')}</h2>}>
      <ul className="plain-list">
        {view.acts.map((act) => {
          const name = acts.find((one) => act.act === `objection.${one}`);
          return (
            <li key={`${act.at}${act.act}`}>
              {name ? t(`noticeDesk.act.${name}`) : act.act}
              <br />
              <Text type="secondary">{[momentText(act.at), act.by?.name].filter(Boolean).join(' ')}</Text>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
