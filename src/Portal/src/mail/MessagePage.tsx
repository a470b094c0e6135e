import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Card, Descriptions, Flex, Result, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { baseAddress } from '../api/base';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { later } from '../app/later';
import { ListError } from '../app/ListStates';
import { momentText } from '../app/moment';
import { Skeleton } from '../app/Skeleton';
import { Tabs } from '../app/Tabs';
import { Title } from '../app/text';
import { useMay } from '../session/session';
import { MessageActs } from './MessageActs';
import { colours, type Message } from './message';

const EditDialog = later(async () => (await import('./EditDialog')).EditDialog);

/** One message: as its reader sees it, what became of it, and what can be done with it. */
export function MessagePage() {
  const { t } = useTranslation();
  const id = Number(useParams()['id']);
  const [edits, setEdits] = useState(false);
  const one = useQuery({
    queryKey: ['outgoing', 'one', id],
    queryFn: async ({ signal }) => body(await api.GET('/api/mail/{id}', { params: { path: { id } }, signal })),
    enabled: Number.isInteger(id),
    refetchInterval: ({ state }) => (state.data?.line.status === 'queued' || state.data?.line.status === 'sending' ? 2_000 : false), // the sender's own writes are not told
  });
  if (!Number.isInteger(id) || (one.error instanceof ApiProblem && (one.error.status === 404 || one.error.kind === 'mail-not-found')))
    return <Result status="info" title={<h1 style={{ margin: 0, fontSize: 'inherit', fontWeight: 'inherit' }}>{t('mail.one.notFound')}</h1>} extra={<Link to="/mail">{t('mail.one.back')}</Link>} />;
  if (one.error) return <ListError error={one.error} onRetry={() => void one.refetch()} />;
  if (!one.data) return <Skeleton style={{ padding: 32 }} />;
  const message = one.data;
  return (
    <div className="list-page" style={{ maxWidth: 1200 }}>
      <Link to="/mail">{t('mail.one.back')}</Link>
      <Flex gap={12} wrap align="center" justify="space-between" style={{ margin: '4px 0 16px' }}>
        <Flex gap={8} wrap align="center">
          <Title level={1} style={{ fontSize: 20, margin: 0 }}>
            {message.line.subject}
          </Title>
          <Tag color={colours[message.line.status]}>{t(`mail.status.${message.line.status}`)}</Tag>
        </Flex>
        <MessageActs message={message} onEdit={() => setEdits(true)} />
      </Flex>
      <div className="two-columns">
        <Card>
          <Tabs
            items={[
              { key: 'seen', label: t('mail.one.seen'), children: <Seen html={message.html} /> },
              { key: 'text', label: t('mail.one.text'), children: <pre style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontFamily: 'inherit', margin: 0 }}>{message.text}</pre> },
            ]}
          />
        </Card>
        <Flex vertical gap={16}>
          <About message={message} />
          {message.attachments.length > 0 && (
            <Card title={<h2 className="card-title">{t('mail.one.attachments')}</h2>}>
              <ul className="plain-list">
                {message.attachments.map((file) => (
                  <li key={file.place}>
                    <Flex gap={12} align="center" justify="space-between">
                      <span style={{ overflowWrap: 'anywhere' }}>{file.fileName}</span>
                      <Button icon={<DownloadOutlined />} aria-label={t('mail.one.download', { name: file.fileName })} href={`${baseAddress}/api/mail/${message.line.id}/attachments/${file.place}`} download={file.fileName} />
                    </Flex>
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </Flex>
      </div>
      {edits && <EditDialog message={message} onClose={() => setEdits(false)} />}
    </div>
  );
}

/** In a frame that may run nothing, send nothing and lead nowhere. */
function Seen({ html }: { html: string }) {
  const { t } = useTranslation();
  return <iframe title={t('mail.one.frame')} sandbox="" srcDoc={html} style={{ width: '100%', height: 560, border: 0, background: '#fff', borderRadius: 6, colorScheme: 'light' }} />;
}

function About({ message }: { message: Message }) {
  const { t } = useTranslation();
  const mayInstances = useMay('read:workflow-instances');
  const { line } = message;
  const kinds = ['to', 'cc', 'bcc'] as const;
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    ...kinds.map(
      (kind) =>
        [
          t(`mail.one.${kind}`),
          line.recipients.some((one) => one.kind === kind) &&
            line.recipients
              .filter((one) => one.kind === kind)
              .map((one) => (
                <div key={one.address}>
                  {one.name && `${one.name} `}
                  <Link to={`/mail?search=${encodeURIComponent(one.address)}`} title={t('mail.one.others')}>
                    {one.address}
                  </Link>
                </div>
              )),
        ] as const,
    ),
    [t('mail.one.created'), t('mail.one.createdBy', { at: momentText(line.createdAt), by: message.createdBy })],
    [t('mail.one.due'), line.status === 'queued' && momentText(line.dueAt)],
    [t('mail.one.sent'), line.sentAt && momentText(line.sentAt)],
    [t('mail.one.reply'), message.reply],
    [t('mail.one.error'), line.status !== 'sent' && line.lastError],
    [t('mail.one.delivered'), line.status !== 'sent' && message.delivered.length > 0 && message.delivered.join('、')],
    [t('mail.one.handled'), message.handledBy && [message.handledBy, message.handledReason].filter(Boolean).join('：')],
    [t('mail.one.template'), line.template],
    [t('mail.one.language'), line.template && t(`mail.one.languages.${message.language}`)],
    [t('mail.one.batch'), line.batchId && <Link to={`/mail?batch=${encodeURIComponent(line.batchId)}`}>{t('mail.batch')}</Link>],
    [t('mail.one.resendOf'), message.resendOf && <Link to={`/mail/${message.resendOf}`}>{t('mail.one.original', { id: message.resendOf })}</Link>],
    [t('mail.one.about'), line.aboutKind === 'application' && line.aboutId && <Link to={`/applications/${line.aboutId}`}>{t('mail.one.application')}</Link>],
    [t('mail.one.process'), mayInstances && message.workflowInstanceId && <Link to={`/instances/${encodeURIComponent(message.workflowInstanceId)}`}>{t('mail.one.instance')}</Link>],
    [t('mail.one.messageId'), <span style={{ overflowWrap: 'anywhere' }}>{message.messageId}</span>],
  ];
  return (
    <Card title={<h2 className="card-title">{t('mail.one.headers')}</h2>}>
      <Descriptions column={1} size="small" items={facts.filter(([, value]) => value).map(([label, value]) => ({ key: label, label, children: value }))} />
    </Card>
  );
}
