import { useQuery } from '@tanstack/react-query';
import { Alert, Flex, Form, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { AskDialog } from '../app/AskDialog';
import { DateInput } from '../app/DateInput';
import { fault } from '../app/formErrors';
import { Text } from '../app/text';
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
  const told = (field: string) => findings.filter((one) => one.refused && one.field === field).map((one) => one.message).join(' ') || undefined;
  const nameOf = (id: number) => crew.data?.find((one) => one.expertId === id)?.name ?? check.team.find((one) => one.expertId === id)?.name ?? '';

  const load = (newest: SiteCheck) => {
    setCheck(newest);
    setFrom(newest.visitFrom ?? '');
    setUntil(newest.visitUntil ?? '');
    setTeam(newest.team.map((one) => one.expertId));
  };
  const save = async () => {
    await api.PUT('/api/site-checks/{id}/plan', { params: { path: { id: check.id } }, headers: { 'If-Match': `"${check.revision}"` }, body: { team: [...team], visitFrom: from || null, visitUntil: until || null } });
    return t('siteChecks.done', { company: check.company });
  };
  return (
    <AskDialog
      width={640}
      title={t(first ? 'siteChecks.planOf' : 'siteChecks.changeOf', { company: check.company })}
      hint={
        <Text type="secondary">
          {check.address && <div>{t('siteChecks.dialog.place', { text: [check.address, check.unit].filter(Boolean).join('，') })}</div>}
          <div>{t('siteChecks.dialog.reason', { text: check.reason })}</div>
        </Text>
      }
      ok={t(doubts.length > 0 ? 'siteChecks.dialog.anyway' : 'siteChecks.dialog.ok')}
      lists={lists}
      onOk={save}
      onNewest={() => api.GET('/api/site-checks/{id}', { params: { path: { id: check.id } } }).then((answer) => load(body(answer)))}
      onClose={onClose}
    >
      {(error) => {
        const wrong = (field: string) => fault(found.data && dated && team.length > 0 ? told(field) : error(field)); // what the server said of an older plan is no news
        return (
          <>
            <Flex gap={16} wrap>
              <Form.Item label={t('siteChecks.dialog.from')} htmlFor="visit-from" required {...wrong('visitFrom')} style={{ flex: '1 1 200px' }}>
                <DateInput
                  id="visit-from"
                  value={from}
                  aria-invalid={Boolean(wrong('visitFrom').help)}
                  onChange={(day) => {
                    setFrom(day);
                    if (day && (until === '' || until < day)) setUntil(plusDays(day, span));
                  }}
                  style={{ width: '100%' }}
                />
              </Form.Item>
              <Form.Item label={t('siteChecks.dialog.until')} htmlFor="visit-until" required {...wrong('visitUntil')} style={{ flex: '1 1 200px' }}>
                <DateInput id="visit-until" value={until} min={from} aria-invalid={Boolean(wrong('visitUntil').help)} onChange={setUntil} style={{ width: '100%' }} />
              </Form.Item>
            </Flex>
            <Form.Item label={t('siteChecks.dialog.team')} htmlFor="visit-team" required extra={t('siteChecks.dialog.teamHint')} {...wrong('team')}>
              <Select
                id="visit-team"
                mode="multiple"
                loading={crew.isPending}
                value={[...team]}
                showSearch={{ optionFilterProp: 'label' }}
                onChange={(chosen: number[]) => setTeam(chosen)}
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
                <Select id="visit-leader" style={{ maxWidth: 260 }} value={team[0]!} options={team.map((id) => ({ value: id, label: nameOf(id) }))} onChange={(leader: number) => setTeam([leader, ...team.filter((id) => id !== leader)])} />
              </Form.Item>
            )}
            {doubts.length > 0 && <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={t('siteChecks.dialog.doubts')} description={doubts.map((one) => <div key={one.name}>{one.message}</div>)} />}
            <Text type="secondary">{t(first ? 'siteChecks.dialog.first' : 'siteChecks.dialog.again')}</Text>
            {!first && check.visitFrom && <span className="only-heard">{visitText(check)}</span>}
          </>
        );
      }}
    </AskDialog>
  );
}
