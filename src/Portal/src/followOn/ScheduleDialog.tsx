import { useQuery } from '@tanstack/react-query';
import { Flex, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { AskDialog } from '../app/AskDialog';
import { DateInput } from '../app/DateInput';
import { fault } from '../app/formErrors';
import type { Diagnosis } from './diagnosis';

const lists = ['exchanges'];

/** Who makes a diagnosis, and when. */
export function ScheduleDialog({ one, onNewest, onClose }: { one: Diagnosis; onNewest: () => Promise<Diagnosis | undefined>; onClose: () => void }) {
  const { t } = useTranslation();
  const [expert, setExpert] = useState(one.expertId ?? null);
  const [first, setFirst] = useState(one.firstDay ?? '');
  const [last, setLast] = useState(one.lastDay ?? '');
  const people = useQuery({ queryKey: ['exchanges', 'diagnoses', 'experts'], queryFn: async ({ signal }) => body(await api.GET('/api/exchanges/diagnoses/experts', { signal })) });
  const load = (newest: Diagnosis | undefined) => {
    if (!newest) return; // it is no longer on the page of the list
    setExpert(newest.expertId ?? null);
    setFirst(newest.firstDay ?? '');
    setLast(newest.lastDay ?? '');
  };
  const save = async () => {
    await api.POST('/api/exchanges/diagnoses/{id}/schedule', { params: { path: { id: one.id } }, headers: { 'If-Match': `"${one.revision}"` }, body: { expertId: expert, firstDay: first || null, lastDay: last || null } });
    return t('followOn.diagnoses.scheduled', { company: one.company });
  };
  return (
    <AskDialog
      title={t('followOn.diagnoses.scheduleOf', { company: one.company })}
      hint={t('followOn.diagnoses.scheduleHint')}
      ok={t('followOn.save')}
      lists={lists}
      onOk={save}
      onNewest={() => onNewest().then(load)}
      onClose={onClose}
    >
      {(error) => (
        <>
          <Form.Item label={t('followOn.diagnoses.expert')} htmlFor="diagnosis-expert" required {...fault(error('expertId'))}>
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
            <Form.Item label={t('followOn.diagnoses.firstDay')} htmlFor="diagnosis-first" required {...fault(error('firstDay'))} style={{ flex: '1 1 180px' }}>
              <DateInput id="diagnosis-first" value={first} onChange={setFirst} style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item label={t('followOn.diagnoses.lastDay')} htmlFor="diagnosis-last" required {...fault(error('lastDay'))} style={{ flex: '1 1 180px' }}>
              <DateInput id="diagnosis-last" value={last} min={first} onChange={setLast} style={{ width: '100%' }} />
            </Form.Item>
          </Flex>
        </>
      )}
    </AskDialog>
  );
}
