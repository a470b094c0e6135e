import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { ApiProblem } from '../api/problem';

interface Given {
  readonly current?: string;
  readonly next: string;
}

/** `given`: the one-time password that was just typed, which is not asked for again. For whoever signed in with a one-time password: nothing else is open before another one is set. */
export function NewPasswordForm({ given, onDone }: { given: string | undefined; onDone: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Given>();
  const shown: readonly (keyof Given)[] = given === undefined ? ['current', 'next'] : ['next'];
  const change = useMutation({
    mutationFn: async ({ current = given ?? '', next }: Given) => api.POST('/api/account/password', { body: { current, next } }),
    onSuccess: onDone,
    onError: (error) => form.setFields(fields(error, shown).map(([name, errors]) => ({ name, errors: [...errors] }))),
  });
  const failed = change.error && fields(change.error, shown).length === 0; // what is about a field stands at the field
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(given) => change.mutate(given)}>
      <Alert type={failed ? 'error' : 'info'} showIcon title={failed ? change.error.message : t('session.newPasswordHint')} role="alert" style={{ marginBottom: 20 }} />
      {given === undefined && (
        <Form.Item name="current" label={t('session.currentPassword')} rules={[{ required: true, message: t('session.passwordMissing') }]}>
          <Input.Password autoComplete="current-password" autoFocus size="large" />
        </Form.Item>
      )}
      <Form.Item name="next" label={t('session.newPassword')} rules={[{ required: true, message: t('session.passwordMissing') }]}>
        <Input.Password autoComplete="new-password" autoFocus={given !== undefined} size="large" />
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

/** What the server says of each field; how long a password must be, and what else, only it knows. */
function fields(error: Error, shown: readonly (keyof Given)[]): [name: keyof Given, errors: readonly string[]][] {
  const told = error instanceof ApiProblem ? error.fields : {};
  return shown.flatMap((name): [keyof Given, readonly string[]][] => (told[name] ? [[name, told[name]]] : []));
}
