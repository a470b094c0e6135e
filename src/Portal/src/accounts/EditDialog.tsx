import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { showErrors } from '../app/formErrors';
import { message } from '../app/say';
import { useChoices } from '../campaign/choices';
import { type AccountView, isRole } from './account';
import { AccountFields, fields, sent, type Written } from './AccountFields';

/** Changes an account. Whoever saves after somebody else is told what it is now, keeps what was typed, and decides. */
export function EditDialog({ view, onClose }: { view: AccountView; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { unitName } = useChoices();
  const [form] = Form.useForm<Written>();
  const [seen, setSeen] = useState(view);
  const [rest, setRest] = useState<string>();
  const [overtaken, setOvertaken] = useState(false);
  const id = view.account.id;

  const save = useMutation({
    mutationFn: async (written: Written) => body(await api.PUT('/api/accounts/{id}', { params: { path: { id } }, headers: { 'If-Match': `"${seen.revision}"` }, body: sent(written) })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['accounts'] });
      message.success(t('accounts.done.changed'));
      onClose();
    },
    onError: async (error) => {
      setRest(showErrors(form, fields, error));
      const conflict = error instanceof ApiProblem && error.kind === 'account-changed';
      setOvertaken(conflict);
      if (conflict) await api.GET('/api/accounts/{id}', { params: { path: { id } } }).then(({ data }) => data && setSeen(data), () => undefined);
    },
  });

  const now = seen.account;
  return (
    <Modal open title={t('accounts.edit')} width={600} okText={overtaken ? t('accounts.form.saveOver') : t('accounts.form.save')} cancelText={t('app.cancel')} confirmLoading={save.isPending} mask={{ closable: false }} onOk={() => form.submit()} onCancel={onClose}>
      <Form form={form} layout="vertical" initialValues={{ displayName: view.account.displayName, email: view.account.email ?? '', roles: view.account.roles, units: view.account.units }} onFinish={(written) => save.mutate(written)}>
        {save.error && rest && (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={rest}
            description={
              overtaken && (
                <>
                  {t('accounts.form.now')}
                  <ul style={{ margin: '4px 0 0', paddingInlineStart: 20 }}>
                    <li>
                      {t('accounts.form.displayName')}：{now.displayName}
                    </li>
                    <li>
                      {t('accounts.column.email')}：{now.email ?? '—'}
                    </li>
                    <li>
                      {t('accounts.column.roles')}：{now.roles.map((one) => (isRole(one) ? t(`accounts.role.${one}`) : one)).join('、')}
                    </li>
                    {now.units.length > 0 && (
                      <li>
                        {t('accounts.column.units')}：{now.units.map(unitName).join('、')}
                      </li>
                    )}
                  </ul>
                </>
              )
            }
            style={{ marginBottom: 16 }}
          />
        )}
        <AccountFields company={view.account.roles.includes('applicant')} needsEmail={false} />
      </Form>
    </Modal>
  );
}
