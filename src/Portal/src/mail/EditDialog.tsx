import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Flex, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { showErrors } from '../app/formErrors';
import { message as toast } from '../app/say';
import type { Message } from './message';

interface Written {
  readonly subject: string;
  readonly text: string;
  readonly recipients: readonly { readonly address: string; readonly name?: string | null; readonly kind: 'to' | 'cc' | 'bcc' }[];
}

/** Subject, text and recipients of a message that is held. What was typed stays when the server refuses it. */
export function EditDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<Written>();
  const [refused, setRefused] = useState<string>();
  const { line } = message;
  const save = useMutation({
    mutationFn: async (written: Written) =>
      body(
        await api.PUT('/api/mail/{id}', {
          params: { path: { id: line.id } },
          headers: { 'If-Match': `"${line.revision}"` },
          body: { subject: written.subject, text: written.text, recipients: written.recipients.map((one) => ({ address: one.address, name: one.name || null, kind: one.kind })) },
        }),
      ),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['outgoing'] });
      toast.success(t('mail.done.edited'));
      onClose();
    },
    onMutate: () => setRefused(undefined),
    onError: (error) => setRefused(showErrors(form, ['subject', 'text'], error)),
  });
  return (
    <Modal
      open
      title={t('mail.form.title')}
      width={720}
      okText={t('mail.form.save')}
      cancelText={t('app.cancel')}
      confirmLoading={save.isPending}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" initialValues={{ subject: line.subject, text: message.text, recipients: line.recipients }} onFinish={(written) => save.mutate(written)}>
        {refused && <Alert type="error" showIcon role="alert" title={refused} style={{ marginBottom: 16 }} />}
        <Form.List name="recipients">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <Flex key={key} gap={8} align="end">
                  <Form.Item name={[name, 'address']} label={t('mail.form.address')} rules={[{ required: true, message: t('mail.form.address') }]} style={{ flex: 2 }}>
                    <Input type="email" />
                  </Form.Item>
                  <Form.Item name={[name, 'name']} label={t('mail.form.name')} style={{ flex: 1 }}>
                    <Input />
                  </Form.Item>
                  <Form.Item name={[name, 'kind']} hidden>
                    <Input />
                  </Form.Item>
                  <Form.Item>
                    <Button icon={<DeleteOutlined />} aria-label={t('mail.form.remove')} disabled={fields.length === 1} onClick={() => remove(name)} />
                  </Form.Item>
                </Flex>
              ))}
              <Button icon={<PlusOutlined />} onClick={() => add({ address: '', name: '', kind: 'to' })} style={{ marginBottom: 16 }}>
                {t('mail.form.add')}
              </Button>
            </>
          )}
        </Form.List>
        <Form.Item name="subject" label={t('mail.form.subject')}>
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name="text" label={t('mail.form.text')} extra={t('mail.form.textHint')}>
          <Input.TextArea autoSize={{ minRows: 10, maxRows: 24 }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
