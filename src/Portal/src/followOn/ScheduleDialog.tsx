import { useQuery } from '@tanstack/react-query';
import { Alert, Flex, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { fault } from '../app/formErrors';
import { Paragraph } from '../app/text';
import { useAct } from '../app/useAct';
import type { Diagnosis } from './diagnosis';

const lists = ['exchanges'];

/** Who makes a diagnosis, and when. */
export function ScheduleDialog({ one, onClose }: { one: Diagnosis; onClose: () => void }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const [expert, setExpert] = useState(one.expertId ?? null);
  const [first, setFirst] = useState(one.firstDay ?? '');
  const [last, setLast] = useState(one.lastDay ?? '');
  const [refused, setRefused] = useState<ApiProblem>();
  const people = useQuery({ queryKey: ['exchanges', 'diagnoses', 'experts'], queryFn: async ({ signal }) => body(await api.GET('/api/exchanges/diagnoses/experts', { signal })) });
  const wrong = (field: string) => fault(refused?.fields[field]?.join(' '));
  const save = () =>
    act(async () => {
      setRefused(undefined);
      try {
        await api.POST('/api/exchanges/diagnoses/{id}/schedule', { params: { path: { id: one.id } }, headers: { 'If-Match': `"${one.revision}"` }, body: { expertId: expert, firstDay: first || null, lastDay: last || null } });
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        setRefused(error);
        return undefined;
      }
      onClose();
      return t('followOn.diagnoses.scheduled', { company: one.company });
    });
  return (
    <Modal open title={t('followOn.diagnoses.scheduleOf', { company: one.company })} okText={t('followOn.save')} cancelText={t('app.cancel')} confirmLoading={busy} mask={{ closable: false }} onOk={() => void save()} onCancel={onClose}>
      {refused && Object.keys(refused.fields).length === 0 && <Alert type="error" showIcon role="alert" title={refused.message} style={{ marginBottom: 16 }} />}
      <Paragraph>{t('followOn.diagnoses.scheduleHint')}</Paragraph>
      <Form layout="vertical" component="div">
        <Form.Item label={t('followOn.diagnoses.expert')} htmlFor="diagnosis-expert" required {...wrong('expertId')}>
          <Select
            id="diagnosis-expert"
            loading={people.isPending}
            showSearch={{ optionFilterProp: 'label' }}
            value={expert}
            options={(people.data ?? []).map(({ id, name, employer }) => ({ value: id, label: `${name}（${employer}）` }))}
            onChange={(chosen: number) => setExpert(chosen)}
          />
        </Form.Item>
        <Flex gap={16} wrap>
          <Form.Item label={t('followOn.diagnoses.firstDay')} htmlFor="diagnosis-first" required {...wrong('firstDay')} style={{ flex: '1 1 180px' }}>
            <Input id="diagnosis-first" type="date" value={first} onChange={(event) => setFirst(event.target.value)} />
          </Form.Item>
          <Form.Item label={t('followOn.diagnoses.lastDay')} htmlFor="diagnosis-last" required {...wrong('lastDay')} style={{ flex: '1 1 180px' }}>
            <Input id="diagnosis-last" type="date" value={last} min={first} onChange={(event) => setLast(event.target.value)} />
          </Form.Item>
        </Flex>
      </Form>
    </Modal>
  );
}
