import { Card, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { deadlineText, momentText } from '../app/moment';
import { Text } from '../app/text';
import { subStatuses } from '../instances/instance';
import { useMay } from '../session/session';
import type { Application } from './application';

/** The tasks, the mail and the process instances of an application, newest first. */
export function Records({ view }: { view: Application }) {
  const { t } = useTranslation();
  const mayInstances = useMay('read:workflow-instances');
  return (
    <div className="two-columns">
      <Card title={<h2 className="card-title">{t('applications.task.title')}</h2>}>
        {!view.tasks?.length && <Text type="secondary">{t('applications.task.none')}</Text>}
        <ul className="plain-list">
          {view.tasks?.map((task) => (
            <li key={task.id}>
              <Flex gap={8} wrap align="center">
                <Tag color={task.finishedAt ? 'default' : 'blue'}>{t(`applications.task.status.${task.status as 'assigned'}`)}</Tag>
                <span>{task.title}</span>
                {task.isOverdue && <Tag color="red">{t('applications.task.overdue')}</Tag>}
              </Flex>
              <Text type="secondary">
                {task.finishedAt
                  ? t('applications.task.finished', { at: momentText(task.finishedAt), by: task.finishedBy ?? task.assignee ?? '—' })
                  : [task.assignee, task.dueAt && t('applications.task.due', { at: deadlineText(task.dueAt) })].filter(Boolean).join(' · ')}
              </Text>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={<h2 className="card-title">{t('applications.mail.title')}</h2>}>
        {!view.mail?.length && <Text type="secondary">{t('applications.mail.none')}</Text>}
        <ul className="plain-list">
          {view.mail?.map((mail) => (
            <li key={mail.id}>
              <Link to={`/mail/${mail.id}`}>{mail.subject}</Link> <Tag>{t(`mail.status.${mail.status as 'held'}`)}</Tag>
              <br />
              <Text type="secondary">
                {t('applications.mail.to', { to: mail.to.join('、') })} · {momentText(mail.sentAt ?? mail.createdAt)}
              </Text>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={<h2 className="card-title">{t('applications.instance.title')}</h2>}>
        {!view.instances?.length && <Text type="secondary">{t('applications.instance.none')}</Text>}
        <ul className="plain-list">
          {view.instances?.map((instance) => (
            <li key={instance.id}>
              {mayInstances ? <Link to={`/instances/${encodeURIComponent(instance.id)}`} style={{ textDecoration: 'underline' }}>{instance.name ?? instance.definitionId}</Link> : (instance.name ?? instance.definitionId)}{' '}
              <Tag>{t(`instances.subStatus.${subStatuses.find((one) => one.toLowerCase() === instance.subStatus.toLowerCase()) ?? 'Pending'}`)}</Tag>
              {instance.incidents > 0 && <Tag color="red">{t('applications.instance.incidents', { count: instance.incidents })}</Tag>}
              <br />
              <Text type="secondary">{momentText(instance.createdAt)}</Text>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
