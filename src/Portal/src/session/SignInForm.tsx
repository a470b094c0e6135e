import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { components } from '#api';
import { api, body } from '../api/client';

type Me = components['schemas']['Me'];

export function SignInForm({ onDone }: { onDone: (me: Me, password: string) => void }) {
  const { t } = useTranslation();
  const signIn = useMutation({
    mutationFn: async (given: { userName: string; password: string }) => body(await api.POST('/api/account/sign-in', { body: given })),
    onSuccess: (me, { password }) => onDone(me, password),
  });
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(given: { userName: string; password: string }) => signIn.mutate(given)}>
      {signIn.error && <Alert type="error" showIcon title={signIn.error.message} role="alert" style={{ marginBottom: 20 }} />}
      <Form.Item name="userName" label={t('session.userName')} rules={[{ required: true, message: t('session.userNameMissing') }]}>
        <Input autoComplete="username" autoFocus size="large" />
      </Form.Item>
      <Form.Item name="password" label={t('session.password')} rules={[{ required: true, message: t('session.passwordMissing') }]}>
        <Input.Password autoComplete="current-password" size="large" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
        {t('session.signIn')}
      </Button>
    </Form>
  );
}
