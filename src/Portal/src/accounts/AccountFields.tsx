import { Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../campaign/choices';
import { roles } from './account';

/** What is typed of an account. */
export interface Written {
  readonly displayName: string;
  readonly email?: string;
  readonly roles?: readonly string[];
  readonly units?: readonly number[];
}

export const fields = ['displayName', 'email', 'roles', 'units'] as const;

/** Name, address, roles and units, as they are typed where an account is made or changed. A company's own role stays what it is. */
export function AccountFields({ company, needsEmail }: { company: boolean; needsEmail: boolean }) {
  const { t } = useTranslation();
  const { units } = useChoices();
  const chosen = (Form.useWatch<readonly string[] | undefined>('roles') ?? []).includes('unit');
  return (
    <>
      <Form.Item name="displayName" label={t('accounts.form.displayName')} extra={t('accounts.form.displayNameHint')} required>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="email" label={t('accounts.column.email')} extra={t('accounts.form.emailHint')} required={needsEmail}>
        <Input type="email" maxLength={256} autoComplete="off" />
      </Form.Item>
      <Form.Item label={t('accounts.column.roles')} required>
        <Form.Item name="roles" noStyle>
          <Checkbox.Group
            aria-label={t('accounts.column.roles')}
            options={roles.filter((role) => role !== 'applicant' || company).map((role) => ({ value: role, label: t(`accounts.role.${role}`), disabled: role === 'applicant' }))}
            style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 20px' }}
          />
        </Form.Item>
      </Form.Item>
      {chosen && (
        <Form.Item name="units" label={t('accounts.column.units')} extra={t('accounts.form.unitsHint')} required>
          <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={units} placeholder={t('accounts.form.units')} />
        </Form.Item>
      )}
    </>
  );
}

/** What the server is sent of it: units without the role are left behind. */
export const sent = (written: Written) => ({
  displayName: written.displayName ?? '',
  email: written.email ?? '',
  roles: [...(written.roles ?? [])],
  units: written.roles?.includes('unit') ? [...(written.units ?? [])] : [],
});
