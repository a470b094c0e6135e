import { PaperClipOutlined } from '@ant-design/icons';
import { Button, Flex, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { baseAddress } from '../api/base';
import { api } from '../api/client';
import { ActionLink } from '../app/ActionLink';
import { modal } from '../app/ask';
import { FileButton } from '../app/FileButton';
import { momentText } from '../app/moment';
import { Paragraph, Text, Title } from '../app/text';
import { useAct } from '../app/useAct';
import type { Task } from './task';

const lists = ['tasks'];

/** Remarks on a task. What was typed stays until it is posted. */
export function TaskComments({ task }: { task: Task }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const [text, setText] = useState('');
  const send = () =>
    act(async () => {
      await api.POST('/api/tasks/{id}/comments', { params: { path: { id: task.line.id } }, body: { text } });
      setText('');
      return t('inbox.comments.sent');
    });
  return (
    <section>
      <Heading>{t('inbox.comments.title')}</Heading>
      {task.comments.length === 0 && <Paragraph type="secondary">{t('inbox.comments.none')}</Paragraph>}
      <ul className="inbox-plain">
        {task.comments.map((comment) => (
          <li key={comment.id} style={{ marginBottom: 12 }}>
            <Text strong>{comment.by.name}</Text> <Text type="secondary">{momentText(comment.at)}</Text>
            <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{comment.text}</div>
          </li>
        ))}
      </ul>
      {task.may.comment && (
        <Flex vertical gap={8} align="start">
          <Input.TextArea aria-label={t('inbox.comments.write')} placeholder={t('inbox.comments.write')} autoSize={{ minRows: 1, maxRows: 8 }} value={text} onChange={(event) => setText(event.target.value)} />
          <Flex gap={12} align="center" wrap>
            <Button loading={busy} disabled={text.trim() === ''} onClick={() => void send()}>
              {t('inbox.comments.send')}
            </Button>
            <Text type="secondary">{t('inbox.comments.hint')}</Text>
          </Flex>
        </Flex>
      )}
    </section>
  );
}

/** Files that belong to a task. */
export function TaskFiles({ task }: { task: Task }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const id = task.line.id;
  const add = (file: File) =>
    act(async () => {
      const form = new FormData();
      form.append('file', file);
      await api.POST('/api/tasks/{id}/attachments', { params: { path: { id } }, body: form as never, bodySerializer: () => form });
      return t('inbox.files.added', { name: file.name });
    });
  const remove = (attachment: Task['attachments'][number]) =>
    modal.confirm({
      title: t('inbox.files.removeTitle', { name: attachment.fileName }),
      content: t('inbox.files.removeHint'),
      okText: t('inbox.files.remove'),
      okButtonProps: { danger: true },
      cancelText: t('inbox.files.keep'),
      onOk: () =>
        act(async () => {
          await api.DELETE('/api/tasks/{id}/attachments/{attachment}', { params: { path: { id, attachment: attachment.id } } });
          return t('inbox.files.removed', { name: attachment.fileName });
        }),
    });
  return (
    <section>
      <Heading>{t('inbox.files.title')}</Heading>
      {task.attachments.length === 0 && <Paragraph type="secondary">{t('inbox.files.none')}</Paragraph>}
      <ul className="inbox-plain" style={{ marginBottom: 8 }}>
        {task.attachments.map((file) => (
          <li key={file.id}>
            <Flex gap={8} wrap align="baseline">
              <a href={`${baseAddress}/api/tasks/${id}/attachments/${file.id}`} download={file.fileName} style={{ overflowWrap: 'anywhere' }}>
                <PaperClipOutlined /> {file.fileName}
              </a>
              <Text type="secondary">
                {sizeText(file.size)} · {file.by.name} · {momentText(file.at)}
              </Text>
              {file.mayRemove && <ActionLink onClick={() => remove(file)}>{t('inbox.files.remove')}</ActionLink>}
            </Flex>
          </li>
        ))}
      </ul>
      {task.may.attach && (
        <Flex gap={12} align="center" wrap>
          <FileButton accept=".pdf,.doc,.docx,.xls,.xlsx,.png,.jpg,.jpeg,.zip,.rar" busy={busy} onChoose={(file) => void add(file)}>
            {t('inbox.files.add')}
          </FileButton>
          <Text type="secondary">{t('inbox.files.hint')}</Text>
        </Flex>
      )}
    </section>
  );
}

export function Heading({ children }: { children: string }) {
  return (
    <Title level={2} style={{ fontSize: 16, marginTop: 28 }}>
      {children}
    </Title>
  );
}

const sizeText = (bytes: number) => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`);
