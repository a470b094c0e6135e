import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Form, Input, Modal, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { ActionLink } from '../app/ActionLink';
import { modal } from '../app/ask';
import { DateInput } from '../app/DateInput';
import { fault } from '../app/formErrors';
import { ListError } from '../app/ListStates';
import { fromLocal, momentText } from '../app/moment';
import { Paragraph, Text, Title } from '../app/text';
import { useAct } from '../app/useAct';
import { PersonPicker } from './PersonPicker';

const lists = ['absences', 'tasks'];

/** Out of office: who is away, and saying that one is. */
export function AbsenceDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const absences = useQuery({ queryKey: ['absences'], queryFn: async ({ signal }) => body(await api.GET('/api/absences', { signal })) });
  const [standIn, setStandIn] = useState<string>();
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<ApiProblem['fields']>({});
  const error = (field: string) => refused[field]?.join(' ');

  const declare = () =>
    act(async () => {
      setRefused({});
      try {
        await api.POST('/api/absences', { body: { standIn: standIn ?? '', from: fromLocal(from) ?? new Date().toISOString(), until: fromLocal(until)!, reason: reason || null } });
      } catch (problem) {
        if (problem instanceof ApiProblem) setRefused(problem.fields);
        throw problem;
      }
      setStandIn(undefined);
      setFrom('');
      setUntil('');
      setReason('');
      return t('inbox.away.declared');
    });
  const revoke = (id: number) =>
    modal.confirm({
      title: t('inbox.away.revokeTitle'),
      content: t('inbox.away.revokeHint'),
      okText: t('inbox.away.revoke'),
      cancelText: t('inbox.away.keep'),
      onOk: () =>
        act(async () => {
          await api.DELETE('/api/absences/{id}', { params: { path: { id } } });
          return t('inbox.away.revoked');
        }),
    });
  return (
    <Modal open title={t('inbox.away.title')} footer={null} onCancel={onClose} width={640}>
      <Paragraph>{t('inbox.away.intro')}</Paragraph>
      <Form layout="vertical" component="div">
        <Form.Item label={t('inbox.away.standIn')} htmlFor="away-stand-in" required {...fault(error('delegate'))}>
          <PersonPicker
            id="away-stand-in"
            listKey="stand-ins"
            find={async (search, signal) => body(await api.GET('/api/absences/people', { params: { query: { search } }, signal }))}
            value={standIn}
            wrong={Boolean(error('delegate'))}
            placeholder={t('inbox.away.standInHint')}
            onChange={setStandIn}
          />
        </Form.Item>
        <Flex gap={16} wrap>
          <Form.Item label={`${t('inbox.away.from')}（${t('inbox.away.beijing')}）`} htmlFor="away-from" required {...fault(error('from'))}>
            <DateInput id="away-from" time value={from} onChange={setFrom} />
          </Form.Item>
          <Form.Item label={`${t('inbox.away.until')}（${t('inbox.away.beijing')}）`} htmlFor="away-until" required {...fault(error('until'))}>
            <DateInput id="away-until" time value={until} onChange={setUntil} />
          </Form.Item>
        </Flex>
        <Form.Item label={t('inbox.away.reason')} htmlFor="away-reason">
          <Input id="away-reason" maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Form.Item>
        <Button type="primary" loading={busy} disabled={!from || !until} onClick={() => void declare()}>
          {t('inbox.away.declare')}
        </Button>
      </Form>
      <Title level={3} style={{ fontSize: 14, marginTop: 24 }}>
        {t('inbox.away.current')}
      </Title>
      {absences.error && <ListError error={absences.error} onRetry={() => void absences.refetch()} />}
      {absences.data?.length === 0 && <Text type="secondary">{t('inbox.away.none')}</Text>}
      <ul className="inbox-plain">
        {(absences.data ?? []).map((one) => (
          <li key={one.id} style={{ marginBottom: 8 }}>
            <Flex gap={12} justify="space-between" wrap>
              <span>
                {t('inbox.away.row', { person: one.person.name, from: momentText(one.from), until: momentText(one.until), standIn: one.standIn.name })}{' '}
                {one.now && <Tag color="gold">{t('inbox.away.now')}</Tag>}
                {one.reason && <Text type="secondary">{one.reason}</Text>}
              </span>
              {one.mayRevoke && <ActionLink onClick={() => revoke(one.id)}>{t('inbox.away.revoke')}</ActionLink>}
            </Flex>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
