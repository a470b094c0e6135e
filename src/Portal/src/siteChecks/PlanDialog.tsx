import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Form, Input, Modal, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { ApiProblem } from '../api/problem';
import { fault } from '../app/formErrors';
import { Paragraph, Text } from '../app/text';
import { useAct } from '../app/useAct';
import { daysBetween, lists, type Planning, plusDays, type SiteCheck, visitText } from './siteCheck';

/** Who goes and when. What stands in the way is said while it is chosen; nothing of it is lost when it is refused. */
export function PlanDialog({ planning, onClose }: { planning: Planning; onClose: () => void }) {
  const { t } = useTranslation();
  const [check, setCheck] = useState(planning.check);
  const first = check.standing === 'toPlan';
  const span = check.visitFrom && check.visitUntil ? daysBetween(check.visitFrom, check.visitUntil) : 0;
  const [from, setFrom] = useState(planning.from ?? check.visitFrom ?? '');
  const [until, setUntil] = useState(planning.from ? plusDays(planning.from, span) : (check.visitUntil ?? ''));
  const [team, setTeam] = useState<readonly number[]>(check.team.map((one) => one.expertId));
  const [refused, setRefused] = useState<ApiProblem>();
  const { act, busy } = useAct(lists);
  const dated = from !== '' && until !== '';
  const crew = useQuery({
    queryKey: ['siteChecks', 'crew', check.id, from, until],
    queryFn: async ({ signal }) => body(await api.GET('/api/site-checks/{id}/experts', { params: { path: { id: check.id }, query: { ...(from && { from }), ...(until && { until }) } }, signal })),
    placeholderData: (before) => before,
  });
  const found = useQuery({
    queryKey: ['siteChecks', 'findings', check.id, from, until, team],
    queryFn: async ({ signal }) => body(await api.GET('/api/site-checks/{id}/findings', { params: { path: { id: check.id }, query: { from, until, team: [...team] } }, signal })),
    enabled: dated && team.length > 0,
    placeholderData: (before) => before,
  });
  const findings = dated && team.length > 0 ? (found.data ?? []) : [];
  const doubts = findings.filter((one) => !one.refused);
  const wrong = (field: string) => fault(refused?.fields[field]?.join(' ') ?? (findings.filter((one) => one.refused && one.field === field).map((one) => one.message).join(' ') || undefined));
  const nameOf = (id: number) => crew.data?.find((one) => one.expertId === id)?.name ?? check.team.find((one) => one.expertId === id)?.name ?? '';

  const change = <T,>(set: (value: T) => void) => (value: T) => {
    setRefused(undefined);
    set(value);
  };
  const load = (newest: SiteCheck) => {
    setCheck(newest);
    setFrom(newest.visitFrom ?? '');
    setUntil(newest.visitUntil ?? '');
    setTeam(newest.team.map((one) => one.expertId));
    setRefused(undefined);
  };
  const save = () =>
    act(async () => {
      try {
        await api.PUT('/api/site-checks/{id}/plan', { params: { path: { id: check.id } }, headers: { 'If-Match': `"${check.revision}"` }, body: { team: [...team], visitFrom: from || null, visitUntil: until || null } });
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        setRefused(error);
        return undefined;
      }
      onClose();
      return t('siteChecks.done', { company: check.company });
    });
  return (
    <Modal
      open
      width={640}
      title={t(first ? 'siteChecks.planOf' : 'siteChecks.changeOf', { company: check.company })}
      okText={t(doubts.length > 0 ? 'siteChecks.dialog.anyway' : 'siteChecks.dialog.ok')}
      cancelText={t('app.cancel')}
      confirmLoading={busy}
      mask={{ closable: false }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Paragraph type="secondary">
        {check.address && <div>{t('siteChecks.dialog.place', { text: [check.address, check.unit].filter(Boolean).join('，') })}</div>}
        <div>{t('siteChecks.dialog.reason', { text: check.reason })}</div>
      </Paragraph>
      {refused && Object.keys(refused.fields).length === 0 && (
        <Alert
          type="error"
          showIcon
          role="alert"
          style={{ marginBottom: 16 }}
          title={refused.message}
          action={
            refused.kind === 'site-check-changed' && (
              <Button size="small" onClick={() => void api.GET('/api/site-checks/{id}', { params: { path: { id: check.id } } }).then((answer) => load(body(answer)))}>
                {t('siteChecks.dialog.newest')}
              </Button>
            )
          }
        />
      )}
      <Form layout="vertical" component="div">
        <Flex gap={16} wrap>
          <Form.Item label={t('siteChecks.dialog.from')} htmlFor="visit-from" required {...wrong('visitFrom')} style={{ flex: '1 1 200px' }}>
            <Input
              id="visit-from"
              type="date"
              value={from}
              aria-invalid={Boolean(wrong('visitFrom').help)}
              onChange={(event) => {
                const day = event.target.value;
                change(setFrom)(day);
                if (day && (until === '' || until < day)) setUntil(plusDays(day, span));
              }}
            />
          </Form.Item>
          <Form.Item label={t('siteChecks.dialog.until')} htmlFor="visit-until" required {...wrong('visitUntil')} style={{ flex: '1 1 200px' }}>
            <Input id="visit-until" type="date" value={until} min={from} aria-invalid={Boolean(wrong('visitUntil').help)} onChange={(event) => change(setUntil)(event.target.value)} />
          </Form.Item>
        </Flex>
        <Form.Item label={t('siteChecks.dialog.team')} htmlFor="visit-team" required extra={t('siteChecks.dialog.teamHint')} {...wrong('team')}>
          <Select
            id="visit-team"
            mode="multiple"
            loading={crew.isPending}
            value={[...team]}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(chosen: number[]) => change<readonly number[]>(setTeam)(chosen)}
            labelRender={({ value }) => nameOf(Number(value))}
            options={(crew.data ?? []).map((one) => ({ value: one.expertId, label: `${one.name} ${one.employer}`, disabled: !one.mayGo && !team.includes(one.expertId), crew: one }))}
            optionRender={({ data: { crew: one } }) => (
              <Flex gap={8} wrap align="center">
                <strong>{one.name}</strong>
                <span>{one.employer}</span>
                {one.why ? <Tag color={one.mayGo ? 'orange' : 'red'}>{one.why}</Tag> : one.knowsArea && <Tag color="green">{t('siteChecks.dialog.known')}</Tag>}
                {one.visits > 0 && <span>{t('siteChecks.dialog.visits', { count: one.visits })}</span>}
              </Flex>
            )}
          />
        </Form.Item>
        {team.length > 0 && (
          <Form.Item label={t('siteChecks.dialog.leader')} htmlFor="visit-leader">
            <Select id="visit-leader" style={{ maxWidth: 260 }} value={team[0]!} options={team.map((id) => ({ value: id, label: nameOf(id) }))} onChange={(leader: number) => change<readonly number[]>(setTeam)([leader, ...team.filter((id) => id !== leader)])} />
          </Form.Item>
        )}
      </Form>
      {doubts.length > 0 && <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={t('siteChecks.dialog.doubts')} description={doubts.map((one) => <div key={one.name}>{one.message}</div>)} />}
      <Text type="secondary">{t(first ? 'siteChecks.dialog.first' : 'siteChecks.dialog.again')}</Text>
      {!first && check.visitFrom && <span className="only-heard">{visitText(check)}</span>}
    </Modal>
  );
}
