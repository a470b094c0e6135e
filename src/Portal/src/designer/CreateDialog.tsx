import { useMutation } from '@tanstack/react-query';
import { Alert, Form, Input, Modal, Radio, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Paragraph, Text } from '../app/text';
import { createDefinition, isNameFree, type Root } from './acts';

const roots: readonly Root[] = ['Elsa.Flowchart', 'Elsa.Sequence', 'Elsa.StateMachine'];

export function CreateDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const [form] = Form.useForm<{ name: string; description?: string; root: Root }>();
  const create = useMutation({
    mutationFn: async ({ name, description, root }: { name: string; description?: string; root: Root }) => createDefinition(name.trim(), description ?? '', root),
    onSuccess: (definitionId) => go(`/designer/${encodeURIComponent(definitionId)}`),
  });
  return (
    <Modal open title={t('designer.create')} okText={t('designer.create')} cancelText={t('app.cancel')} confirmLoading={create.isPending} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <Paragraph type="secondary">{t('designer.createHint')}</Paragraph>
      {create.error && <Alert type="error" showIcon title={create.error.message} style={{ marginBottom: 16 }} />}
      <Form form={form} layout="vertical" initialValues={{ root: 'Elsa.Flowchart' }} onFinish={(given) => create.mutate(given)}>
        <Form.Item
          name="name"
          label={t('designer.name')}
          validateDebounce={300}
          rules={[
            { required: true, whitespace: true, message: t('designer.nameMissing') },
            { max: 100 },
            { validator: async (_, value: string) => (!value?.trim() || (await isNameFree(value.trim())) ? undefined : Promise.reject(new Error(t('designer.nameTaken')))) },
          ]}
        >
          <Input autoFocus />
        </Form.Item>
        <Form.Item name="description" label={t('designer.description')}>
          <Input.TextArea rows={3} />
        </Form.Item>
        <Form.Item name="root" label={t('designer.root')}>
          <Radio.Group>
            <Space orientation="vertical">
              {roots.map((root) => (
                <Radio key={root} value={root}>
                  {t(`designer.roots.${root}`)} <Text type="secondary">{t(`designer.roots.${root}Hint`)}</Text>
                </Radio>
              ))}
            </Space>
          </Radio.Group>
        </Form.Item>
      </Form>
    </Modal>
  );
}
