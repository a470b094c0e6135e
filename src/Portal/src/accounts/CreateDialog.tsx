import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, Modal, Radio } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, body } from '../api/client';
import { showErrors } from '../app/formErrors';
import { randomId } from '../app/randomId';
import { message } from '../app/say';
import { AccountFields, fields, sent, type Written } from './AccountFields';
import { OneTimePassword } from './OneTimePassword';

interface Made extends Written {
  readonly userName: string;
  readonly begins: 'invitation' | 'password';
}

/** Makes an account; its owner is invited by mail, or given a one-time password. What was typed stays when the server refuses it. */
export function CreateDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const queries = useQueryClient();
  const [form] = Form.useForm<Made>();
  const [rest, setRest] = useState<string>();
  const [given, setGiven] = useState<{ id: number; userName: string; password: string }>();
  const invites = (Form.useWatch('begins', form) ?? 'invitation') === 'invitation';
  const keys = useRef<{ what: string; key: string }>({ what: '', key: '' });

  const make = useMutation({
    mutationFn: async (made: Made) => {
      const asked = { userName: made.userName?.trim() ?? '', ...sent(made), invite: made.begins === 'invitation' };
      // Sent again after a lost answer it is the same account; changed, another.
      const what = JSON.stringify(asked);
      if (keys.current.what !== what) keys.current = { what, key: randomId() + randomId() };
      const view = body(await api.POST('/api/accounts', { body: asked, headers: { 'Idempotency-Key': keys.current.key } }));
      if (asked.invite) return { view };
      return { view, password: body(await api.POST('/api/accounts/{name}/one-time-password', { params: { path: { name: view.account.userName } } })).password };
    },
    onSuccess: ({ view, password }) => {
      void queries.invalidateQueries({ queryKey: ['accounts'] });
      if (password) setGiven({ id: view.account.id, userName: view.account.userName, password });
      else {
        message.success(t('accounts.done.invited', { address: view.account.email }));
        void go(`/accounts/${view.account.id}`);
      }
    },
    onError: (error) => setRest(showErrors(form, ['userName', ...fields], error)),
  });

  if (given) return <OneTimePassword userName={given.userName} password={given.password} onClose={() => void go(`/accounts/${given.id}`)} />;
  return (
    <Modal
      open
      title={t('accounts.make')}
      width={600}
      okText={invites ? t('accounts.form.makeAndInvite') : t('accounts.form.make')}
      cancelText={t('app.cancel')}
      confirmLoading={make.isPending}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" initialValues={{ begins: 'invitation', roles: [] }} onFinish={(made) => make.mutate(made)}>
        {make.error && rest && <Alert type="error" showIcon role="alert" title={rest} style={{ marginBottom: 16 }} />}
        <Form.Item name="userName" label={t('accounts.form.userName')} extra={t('accounts.form.userNameHint')} required>
          <Input maxLength={100} autoComplete="off" autoFocus />
        </Form.Item>
        <AccountFields company={false} needsEmail={invites} />
        <Form.Item name="begins" label={t('accounts.form.begins')}>
          <Radio.Group
            options={[
              { value: 'invitation', label: t('accounts.form.byInvitation') },
              { value: 'password', label: t('accounts.form.byPassword') },
            ]}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
