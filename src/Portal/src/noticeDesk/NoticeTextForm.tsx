import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Flex, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '#api';
import { api } from '../api/client';
import { showErrors } from '../app/formErrors';
import { momentText } from '../app/moment';
import { message } from '../app/say';
import { Text } from '../app/text';

type Coming = components['schemas']['ComingNoticeView'];

/** What is said before the list. What was typed stays when somebody else saved meanwhile. */
export function NoticeTextForm({ coming }: { coming: Coming }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ text: string }>();
  const [refused, setRefused] = useState<string>();
  const [seen, setSeen] = useState({ text: coming.text, revision: coming.revision });
  const written = Form.useWatch('text', form) ?? seen.text;
  const changed = written.trim() !== seen.text;
  const meanwhile = changed && coming.revision !== seen.revision;
  useEffect(() => {
    if (coming.revision === seen.revision || changed) return;
    setSeen({ text: coming.text, revision: coming.revision });
    form.setFieldValue('text', coming.text);
  }, [coming, seen, changed, form]);
  const save = useMutation({
    mutationFn: async ({ text }: { text: string }) => api.PUT('/api/notices/desk/text', { body: { text }, headers: { 'If-Match': `"${seen.revision}"` } }),
    onMutate: () => setRefused(undefined),
    onSuccess: async (_, { text }) => {
      setSeen({ text: text.trim(), revision: seen.revision + 1 });
      form.setFieldValue('text', text.trim());
      message.success(t('noticeDesk.saved'));
    },
    onError: (error) => setRefused(showErrors(form, ['text'], error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  });
  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={{ text: seen.text }} onFinish={(given) => save.mutate(given)}>
      {refused && <Alert type="error" showIcon role="alert" title={refused} style={{ marginBottom: 16 }} />}
      {meanwhile && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t('noticeDesk.meanwhile', { name: coming.writtenBy?.name ?? '' })}
          description={<span style={{ whiteSpace: 'pre-wrap' }}>{coming.text || t('noticeDesk.noText')}</span>}
          action={<Button onClick={() => setSeen({ text: coming.text, revision: coming.revision })}>{t('noticeDesk.mine')}</Button>}
          style={{ marginBottom: 16 }}
        />
      )}
      <Form.Item name="text" label={t('noticeDesk.text')} extra={t('noticeDesk.textHint')}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} maxLength={4000} showCount />
      </Form.Item>
      <Flex gap={12} wrap align="center">
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!changed}>
          {t('noticeDesk.save')}
        </Button>
        {coming.writtenAt && <Text type="secondary">{t('noticeDesk.writtenBy', { name: coming.writtenBy?.name ?? '', at: momentText(coming.writtenAt) })}</Text>}
      </Flex>
    </Form>
  );
}
