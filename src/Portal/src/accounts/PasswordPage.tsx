import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Flex, Form, Input, Result } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Skeleton } from '../app/Skeleton';
import { token } from '../app/token';
import icon from '../brand/icon.svg';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { showErrors } from '../app/formErrors';
import { momentText } from '../app/moment';
import { setLanguage } from '../i18n';
import { meKey } from '../session/session';

interface Typed {
  readonly password: string;
  readonly again: string;
}

/** Where the link of an invitation, or of a letter about the password, leads: its owner chooses a password and is signed in. The link's secret stands behind the `#`, which no server is sent. */
export function PasswordPage() {
  const { t, i18n } = useTranslation();
  const [link] = useState(() => location.hash.slice(1));
  const owner = useQuery({
    queryKey: ['account-link', link],
    queryFn: async ({ signal }) => body(await api.POST('/api/account-links/look', { body: { link }, signal })),
    retry: (count, error) => count < 2 && !(error instanceof ApiProblem && error.status > 0 && error.status < 500),
    refetchOnWindowFocus: false,
    staleTime: Infinity,
  });
  const gone = owner.error instanceof ApiProblem && owner.error.status === 404;
  return (
    <Flex vertical align="center" justify="center" gap={24} style={{ minHeight: '100%', padding: 24, boxSizing: 'border-box', background: token.colorBgLayout }}>
      <main style={{ width: '100%', maxWidth: 440 }}>
        <Card styles={{ body: { padding: 32 } }}>
          <Flex vertical align="center" gap={12} style={{ marginBottom: 24 }}>
            <img src={icon} alt="" width={48} height={48} />
            <h1 style={{ margin: 0, fontSize: 20, fontWeight: 600, textAlign: 'center' }}>{owner.data?.purpose === 'invitation' ? t('accounts.password.welcome') : t('accounts.password.title')}</h1>
          </Flex>
          {owner.data ? (
            <Choose link={link} owner={owner.data} />
          ) : owner.error ? (
            <Result
              status={gone ? 'info' : 'warning'}
              subTitle={owner.error.message}
              extra={gone ? <Link to="/sign-in">{t('accounts.password.toSignIn')}</Link> : <Button onClick={() => void owner.refetch()}>{t('app.retry')}</Button>}
              style={{ padding: 0 }}
            />
          ) : (
            <Skeleton />
          )}
        </Card>
      </main>
      <Button type="link" onClick={() => setLanguage(i18n.language === 'zh' ? 'en' : 'zh')} lang={i18n.language === 'zh' ? 'en' : 'zh-CN'}>
        {i18n.language === 'zh' ? 'English' : '中文'}
      </Button>
    </Flex>
  );
}

function Choose({ link, owner }: { link: string; owner: { readonly userName: string; readonly displayName: string; readonly expiresAt: string } }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const queries = useQueryClient();
  const [form] = Form.useForm<Typed>();
  const [rest, setRest] = useState<string>();
  const choose = useMutation({
    mutationFn: async ({ password }: Typed) => {
      await api.POST('/api/account-links/use', { body: { link, password } });
      return api.POST('/api/account/sign-in', { body: { userName: owner.userName, password } }).then(body, () => undefined);
    },
    onSuccess: (who) => {
      if (who) queries.setQueryData(meKey, who);
      void go(who ? '/' : '/sign-in', { replace: true });
    },
    onError: (error) => setRest(showErrors(form, ['password'], error)),
  });
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(typed) => choose.mutate(typed)}>
      <p style={{ marginTop: 0 }}>{t('accounts.password.hello', { name: owner.displayName, userName: owner.userName })}</p>
      {choose.error && rest && <Alert type="error" showIcon role="alert" title={rest} style={{ marginBottom: 16 }} />}
      <input type="text" name="username" autoComplete="username" value={owner.userName} readOnly hidden />
      <Form.Item name="password" label={t('session.newPassword')} rules={[{ required: true, message: t('session.passwordMissing') }]}>
        <Input.Password autoComplete="new-password" size="large" autoFocus />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('session.newPasswordAgain')}
        dependencies={['password']}
        rules={[({ getFieldValue }) => ({ validator: (_, value: string) => (value === getFieldValue('password') ? Promise.resolve() : Promise.reject(new Error(t('session.passwordsDiffer')))) })]}
      >
        <Input.Password autoComplete="new-password" size="large" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={choose.isPending}>
        {t('accounts.password.choose')}
      </Button>
      <p style={{ margin: '16px 0 0', textAlign: 'center' }}>{t('accounts.password.until', { at: momentText(owner.expiresAt) })}</p>
    </Form>
  );
}
