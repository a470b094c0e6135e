import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Flex, Form, Input, Radio, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { ListError } from '../app/ListStates';
import { Skeleton } from '../app/Skeleton';
import { Paragraph, Text, Title } from '../app/text';
import { useAct } from '../app/useAct';
import { fault } from '../app/formErrors';
import type { Assigned, AssignmentLine, WhyNotLine } from './assignment';

const lists = ['reviews', 'tasks'];
const colours: Readonly<Record<WhyNotLine['cause'], string>> = { assigned: 'green', assignedOutsideArea: 'green', recused: 'red', outOfOffice: 'orange', atCapacity: 'orange', askedBefore: 'default', otherArea: 'default', balance: 'blue' };

/** For each expert why, or why not; and, for a late place, who is asked instead. */
export function WhyNot({ line, late, onClose }: { line: AssignmentLine; late?: Assigned | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const why = useQuery({
    queryKey: ['reviews', 'why-not', line.id],
    queryFn: async ({ signal }) => body(await api.GET('/api/assignments/{applicationId}/experts', { params: { path: { applicationId: line.id } }, signal })),
  });
  const [chosen, setChosen] = useState<number | ''>('');
  const [reason, setReason] = useState('');
  const { send, busy, wrong } = useReplace(late, chosen, reason, onClose);
  return (
    <Drawer
      open
      size={560}
      onClose={onClose}
      title={late ? t('assignments.replace.title', { expert: late.expert }) : t('assignments.why.of', { company: line.company })}
      footer={
        late && (
          <Flex justify="end" gap={8}>
            <Button onClick={onClose}>{t('app.cancel')}</Button>
            <Button type="primary" loading={busy} onClick={() => void send()}>
              {t('assignments.replace.ok')}
            </Button>
          </Flex>
        )
      }
    >
      {late && (
        <>
          <Paragraph>{t('assignments.replace.hint', { expert: late.expert })}</Paragraph>
          <Form layout="vertical" component="div">
            <Form.Item label={t('assignments.replace.reason')} htmlFor="replace-reason" required {...fault(wrong)}>
              <Input id="replace-reason" value={reason} maxLength={500} aria-invalid={Boolean(wrong)} onChange={(event) => setReason(event.target.value)} />
            </Form.Item>
          </Form>
          <Title level={3} style={{ fontSize: 14, margin: '0 0 12px' }}>
            {t('assignments.replace.who')}
          </Title>
        </>
      )}
      {why.error ? (
        <ListError error={why.error} onRetry={() => void why.refetch()} />
      ) : !why.data ? (
        <Skeleton />
      ) : (
        <Radio.Group aria-label={t('assignments.replace.who')} value={chosen} onChange={(event) => setChosen(event.target.value as number | '')} style={{ width: '100%' }}>
          {late && (
            <Radio value="" style={{ marginBottom: 12 }}>
              {t('assignments.replace.automatic')}
            </Radio>
          )}
          <ul className="plain-list">
            {why.data.map((reason) => (
              <li key={reason.expertId}>
                <Named reason={reason} choosing={Boolean(late)} />
              </li>
            ))}
          </ul>
        </Radio.Group>
      )}
    </Drawer>
  );
}

function Named({ reason, choosing }: { reason: WhyNotLine; choosing: boolean }) {
  const { t } = useTranslation();
  const name = (
    <Flex gap={8} wrap align="center" component="span">
      <Text strong>{reason.expert}</Text>
      <Tag color={colours[reason.cause]}>{t(`assignments.cause.${reason.cause}`)}</Tag>
      <Text type="secondary">{reason.employer}</Text>
    </Flex>
  );
  return (
    <>
      {choosing && reason.choosable ? <Radio value={reason.expertId}>{name}</Radio> : name}
      <Text type="secondary" style={{ display: 'block' }}>
        {reason.text}
      </Text>
    </>
  );
}

/** Gives a late place to the one that was chosen, or to whom the assignment finds. */
function useReplace(late: Assigned | undefined, chosen: number | '', reason: string, onDone: () => void) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const [wrong, setWrong] = useState<string>();
  const send = () =>
    act(async () => {
      if (!late) return undefined;
      setWrong(undefined);
      try {
        const given = body(await api.POST('/api/assignments/sheets/{sheetId}/replace', { params: { path: { sheetId: late.sheetId } }, body: { expertId: chosen === '' ? null : chosen, reason } }));
        onDone();
        return t('assignments.replace.done', { expert: given.expert });
      } catch (error) {
        if (!(error instanceof ApiProblem) || !error.fields['reason']) throw error;
        setWrong(error.fields['reason'].join(' '));
        return undefined;
      }
    });
  return { send, busy, wrong };
}
