import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Form, Input, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { components } from '#api';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { Paragraph, Title } from '../app/text';
import { meKey, useMe } from '../session/session';
import { codeFault, normalCode } from './creditCode';
import { useCreditCodeNote } from './useCreditCodeNote';

type Registration = components['schemas']['Registration'];
type Typed = { [Name in keyof Registration]-?: string } & { readonly again: string };

/** What is asked for; the server says what is wrong with each. */
const parts = [
  { title: 'account', fields: ['userName', 'password', 'again'] },
  { title: 'company', fields: ['fullName', 'creditCode', 'address'] },
  { title: 'contact', fields: ['contactName', 'contactPhone', 'contactEmail'] },
] as const;

const autoComplete: Readonly<Record<string, string>> = {
  userName: 'username', password: 'new-password', again: 'new-password', fullName: 'organization', creditCode: 'off', address: 'street-address', contactName: 'name', contactPhone: 'tel', contactEmail: 'email',
};

export function RegisterPage() {
  const { t } = useTranslation();
  const me = useMe();
  const go = useNavigate();
  const queries = useQueryClient();
  const [form] = Form.useForm<Typed>();
  const codeNote = useCreditCodeNote();
  const typedCode = Form.useWatch('creditCode', form) ?? '';

  const register = useMutation({
    mutationFn: async ({ again: _, ...asked }: Typed) => {
      await api.POST('/api/applicants', { body: asked });
      return api.POST('/api/account/sign-in', { body: { userName: asked.userName.trim(), password: asked.password } }).then(body, () => undefined);
    },
    onSuccess: (who) => {
      if (who) queries.setQueryData(meKey, who);
      void go(who ? '/application' : '/sign-in?return=%2Fapplication', { replace: true });
    },
    onError: (error) => {
      if (!(error instanceof ApiProblem)) return;
      const told = Object.entries(error.fields).filter(([name]) => name in autoComplete);
      form.setFields(told.map(([name, errors]) => ({ name: name as keyof Typed, errors: [...errors] })));
      const first = told[0]?.[0];
      if (first) form.getFieldInstance(first as keyof Typed)?.focus?.();
    },
  });

  if (me.data && !register.isPending && !register.isSuccess)
    return (
      <Result
        status="info"
        title={<h1 style={{ margin: 0, fontSize: 'inherit', fontWeight: 'inherit' }}>{t('applicants.signedInAlready')}</h1>}
        subTitle={t('applicants.signedInHint')}
        extra={<Link to="/application">{t('applicants.toApplication')}</Link>}
      />
    );

  const note = codeNote(typedCode);
  const failed = register.error && !(register.error instanceof ApiProblem && Object.keys(register.error.fields).length > 0);
  const hints: Readonly<Record<string, string>> = {
    userName: t('applicants.userNameHint'), password: t('applicants.passwordHint'), fullName: t('applicants.fullNameHint'), contactPhone: t('applicants.contactPhoneHint'), contactEmail: t('applicants.contactEmailHint'),
  };
  const label = (name: (typeof parts)[number]['fields'][number]) => (name === 'again' ? t('applicants.passwordAgain') : t(`applicants.${name}`));

  return (
    <div className="list-page" style={{ maxWidth: 720 }}>
      <Title level={1} style={{ fontSize: 24, marginBottom: 4 }}>
        {t('applicants.register')}
      </Title>
      <Paragraph type="secondary">
        {t('applicants.lead')} {t('applicants.have')} <Link to="/sign-in?return=%2Fapplication" style={{ textDecoration: 'underline' }}>{t('applicants.signIn')}</Link>
      </Paragraph>
      <Form form={form} layout="vertical" scrollToFirstError={{ focus: true }} onFinish={(typed) => register.mutate(typed)}>
        {parts.map((part) => (
          <Card key={part.title} title={<h2 className="card-title">{t(`applicants.${part.title}`)}</h2>} style={{ marginBottom: 16 }}>
            {part.fields.map((name) => (
              <Form.Item
                key={name}
                name={name}
                label={label(name)}
                required
                validateTrigger={name === 'creditCode' || name === 'again' ? 'onBlur' : 'onChange'}
                extra={name === 'creditCode' ? note && !note.wrong && <span role="status">{note.text}</span> : hints[name]}
                {...(name === 'creditCode' && note?.wrong && { validateStatus: 'error' as const, help: <span role="alert">{note.text}</span> })}
                rules={[
                  { required: true, whitespace: true, message: t('applicants.missing', { label: label(name) }) },
                  ...(name === 'again' ? [{ validator: (_: unknown, value: string) => (!value || value === form.getFieldValue('password') ? Promise.resolve() : Promise.reject(new Error(t('applicants.differ')))) }] : []),
                  ...(name === 'creditCode' ? [{ validator: (_: unknown, value: string) => (!value || !codeFault(normalCode(value)) ? Promise.resolve() : Promise.reject(new Error(codeNote(value)?.text))) }] : []),
                ]}
              >
                {name === 'password' || name === 'again' ? <Input.Password autoComplete={autoComplete[name]!} /> : <Input autoComplete={autoComplete[name]!} {...(name === 'creditCode' && { spellCheck: false, style: { fontFamily: 'monospace' } })} />}
              </Form.Item>
            ))}
          </Card>
        ))}
        {failed && <Alert type="error" showIcon role="alert" title={register.error.message} style={{ marginBottom: 16 }} />}
        <Button type="primary" htmlType="submit" size="large" loading={register.isPending}>
          {t('applicants.submit')}
        </Button>
      </Form>
    </div>
  );
}
