import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';

/** For whoever signed in with a one-time password: nothing else is open before another one is set. */
export function NewPasswordForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const change = useMutation({
    mutationFn: async (given: { current: string; next: string }) => api.POST('/api/account/password', { body: { current: given.current, next: given.next } }),
    onSuccess: onDone,
  });
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(given: { current: string; next: string }) => change.mutate(given)}>
      <Alert type={change.error ? 'error' : 'info'} showIcon title={change.error?.message ?? t('session.newPasswordHint')} role="alert" style={{ marginBottom: 20 }} />
      <Form.Item name="current" label={t('session.currentPassword')} rules={[{ required: true, message: t('session.passwordMissing') }]}>
        <Input.Password autoComplete="current-password" autoFocus size="large" />
      </Form.Item>
      <Form.Item name="next" label={t('session.newPassword')} rules={[{ required: true, min: 10, message: t('session.newPasswordShort') }]}>
        <Input.Password autoComplete="new-password" size="large" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('session.newPasswordAgain')}
        dependencies={['next']}
        rules={[({ getFieldValue }) => ({ validator: (_, value: string) => (value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(t('session.passwordsDiffer')))) })]}
      >
        <Input.Password autoComplete="new-password" size="large" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={change.isPending}>
        {t('session.setPassword')}
      </Button>
    </Form>
  );
}
