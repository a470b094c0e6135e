import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { showErrors } from '../app/formErrors';
import { message } from '../app/say';
import { useChoices } from '../campaign/choices';
import type { ExpertView } from './expert';

interface Written {
  readonly account?: string;
  readonly name?: string;
  readonly employer?: string;
  readonly email?: string;
  readonly capacity?: number | null;
  readonly areaIds?: readonly number[];
  readonly unit?: number | null;
}

const fields = ['account', 'name', 'employer', 'email', 'areaIds', 'capacity', 'unit'] as const;

/** Adds an expert, who is then invited by mail, or changes one. Whoever saves after somebody else is told what it is now, and keeps what was typed. */
export function ExpertDialog({ view, onClose }: { view?: ExpertView; onClose: () => void }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const queries = useQueryClient();
  const { areas, units } = useChoices();
  const [form] = Form.useForm<Written>();
  const [seen, setSeen] = useState(view);
  const [rest, setRest] = useState<string>();
  const [overtaken, setOvertaken] = useState(false);

  const save = useMutation({
    mutationFn: async ({ account, name, employer, email, capacity, areaIds, unit }: Written) => {
      const given = { account: account ?? null, name: name ?? '', employer: employer ?? '', email: email ?? '', capacity: capacity ?? null, areas: [...(areaIds ?? [])], unit: unit ?? null };
      if (seen) return body(await api.PUT('/api/experts/{id}', { params: { path: { id: seen.expert.id } }, headers: { 'If-Match': `"${seen.revision}"` }, body: given }));
      return body(await api.POST('/api/experts', { body: given }));
    },
    onSuccess: (done) => {
      void queries.invalidateQueries({ queryKey: ['reviews'] });
      message.success(view ? t('experts.done.changed') : t('experts.done.added'));
      if (!view) void go(`/experts/${done.expert.id}`);
      onClose();
    },
    onError: async (error) => {
      setRest(showErrors(form, fields, error));
      const conflict = error instanceof ApiProblem && error.kind === 'expert-changed';
      setOvertaken(conflict);
      if (conflict && seen) await api.GET('/api/experts/{id}', { params: { path: { id: seen.expert.id } } }).then(({ data }) => data && setSeen(data), () => undefined);
    },
  });

  const now = seen?.expert;
  return (
    <Modal
      open
      title={view ? t('experts.edit') : t('experts.add')}
      width={640}
      okText={overtaken ? t('experts.saveOver') : view ? t('experts.save') : t('experts.addAndInvite')}
      cancelText={t('app.cancel')}
      confirmLoading={save.isPending}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={view ? { name: view.expert.name, employer: view.expert.employer, email: view.expert.email, capacity: view.expert.capacity, areaIds: view.expert.areas, unit: view.expert.unit } : { capacity: 20 }}
        onFinish={(written) => save.mutate(written)}
      >
        {save.error && rest && (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={rest}
            description={overtaken && now && t('experts.now', { name: now.name, employer: now.employer, email: now.email, capacity: now.capacity, areas: now.areas.join('、') })}
            style={{ marginBottom: 16 }}
          />
        )}
        {!view && (
          <Form.Item name="account" label={t('experts.account.name')} extra={t('experts.account.hint')} required>
            <Input maxLength={100} autoComplete="off" autoFocus />
          </Form.Item>
        )}
        <Form.Item name="name" label={t('experts.name')} required>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="employer" label={t('experts.employer')} extra={t('experts.employerHint')} required>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name="email" label={t('experts.email')} required>
          <Input type="email" maxLength={256} autoComplete="off" />
        </Form.Item>
        <Form.Item name="areaIds" label={t('experts.areas')} required>
          <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={areas} />
        </Form.Item>
        <Form.Item name="capacity" label={t('experts.capacity')} extra={t('experts.capacityHint')} required>
          <InputNumber min={1} max={1000} precision={0} />
        </Form.Item>
        <Form.Item name="unit" label={t('experts.unit')} extra={t('experts.unitHint')}>
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={units} placeholder={t('experts.noUnit')} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
