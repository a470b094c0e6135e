import { Button, Card, Flex, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '#api';
import { api } from '../api/client';
import { later } from '../app/later';
import { ReasonDialog } from '../app/laterDialogs';
import { deadlineText } from '../app/moment';
import { Table } from '../app/Table';
import { Paragraph, Text } from '../app/text';
import { useMay } from '../session/session';
import { judgingLists } from './application';

const RecusalDialog = later(async () => (await import('./RecusalDialog')).RecusalDialog);

type ReviewView = components['schemas']['ReviewView'];

/** Who judges the documents, how far they are and, once all are in, what they gave. */
export function Review({ applicationId, review }: { applicationId: number; review: ReviewView }) {
  const { t } = useTranslation();
  return (
    <Card title={<h2 className="card-title">{t('applications.review.title')}</h2>} style={{ gridColumn: '1 / -1' }}>
      {review.areAllIn ? (
        <Flex gap={16} wrap align="baseline" style={{ marginBottom: 12 }}>
          <span>
            {t('applications.review.value')} <Text strong style={{ fontSize: 18 }}>{review.value ?? '—'}</Text>
          </span>
          <Text type="secondary">{t('applications.review.spread', { highest: review.highest, lowest: review.lowest, spread: review.spread })}</Text>
          {review.isDisputed && <Tag color="orange">{t('applications.review.disputed')}</Tag>}
        </Flex>
      ) : (
        <Paragraph type="secondary">{t('applications.review.blind')}</Paragraph>
      )}
      <Table
        label={t('applications.review.title')}
        small
        rowKey="expertId"
        rows={review.sheets}
        minWidth={760}
        columns={[
          {
            key: 'expert',
            title: t('applications.review.expert'),
            render: (_, sheet) => (
              <>
                {sheet.expert}
                <Text type="secondary" style={{ display: 'block' }}>
                  {t(`applications.review.origin.${sheet.origin as 'regular'}`)}
                  {sheet.why && `，${sheet.why}`}
                </Text>
              </>
            ),
          },
          {
            key: 'state',
            title: t('applications.review.status'),
            render: (_, sheet) => (
              <>
                <Tag color={sheet.state === 'submitted' ? 'green' : sheet.state === 'assigned' || sheet.state === 'draft' ? 'blue' : 'default'}>{t(`applications.review.state.${sheet.state as 'assigned'}`)}</Tag>
                {sheet.endedBecause}
              </>
            ),
          },
          { key: 'due', title: t('applications.review.due'), render: (_, sheet) => deadlineText(sheet.dueAt) },
          { key: 'total', title: t('applications.review.score'), render: (_, sheet) => sheet.total ?? '—' },
          {
            key: 'points',
            title: t('applications.review.points'),
            render: (_, sheet) =>
              sheet.points?.map((line) => (
                <div key={line.text}>
                  {line.text} {line.points} / {line.maxPoints}
                  {line.remark && <Text type="secondary" style={{ display: 'block', whiteSpace: 'pre-wrap' }}>{line.remark}</Text>}
                </div>
              )) ?? '—',
          },
          { key: 'comment', title: t('applications.review.comment'), render: (_, sheet) => sheet.comment ?? '—' },
        ]}
      />
      <Recusals applicationId={applicationId} recusals={review.recusals} />
    </Card>
  );
}

/** Who may not judge it, and why; the secretariat declares it, and takes back what was a mistake. */
function Recusals({ applicationId, recusals }: { applicationId: number; recusals: ReviewView['recusals'] }) {
  const { t } = useTranslation();
  const may = useMay('write:selection');
  const [declaring, setDeclaring] = useState(false);
  const [ending, setEnding] = useState<ReviewView['recusals'][number]>();
  return (
    <>
      <Flex gap={12} wrap align="center" justify="space-between" style={{ margin: '16px 0 8px' }}>
        <h3 style={{ fontSize: 14, margin: 0 }}>{t('applications.review.recusals')}</h3>
        {may && (
          <Button size="small" onClick={() => setDeclaring(true)}>
            {t('applications.recusal.open')}
          </Button>
        )}
      </Flex>
      {recusals.length === 0 && <Text type="secondary">{t('applications.recusal.none')}</Text>}
      <ul className="plain-list">
        {recusals.map((tie) => (
          <li key={`${tie.expert} ${tie.reason}`}>
            {tie.expert} <Tag>{t(`applications.review.reason.${tie.reason as 'employment'}`)}</Tag>
            <Text type="secondary">
              {t(tie.declared ? 'applications.review.declared' : 'applications.review.derived')}
              {tie.note && ` · ${tie.note}`}
            </Text>
            {may && tie.withdrawId && (
              <Button type="link" size="small" onClick={() => setEnding(tie)} aria-label={`${t('applications.recusal.withdraw')} ${tie.expert}`}>
                {t('applications.recusal.withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {declaring && (
        <RecusalDialog applicationId={applicationId} onClose={() => setDeclaring(false)} />
      )}
      {ending?.withdrawId && (
        <ReasonDialog
          title={t('applications.recusal.withdrawOf', { expert: ending.expert })}
          hint={t('applications.recusal.withdrawHint')}
          label={t('applications.recusal.why')}
          ok={t('applications.recusal.withdraw')}
          danger
          field="reason"
          lists={judgingLists}
          onOk={async (reason) => {
            await api.POST('/api/applications/{id}/recusals/{recusalId}/withdrawal', { params: { path: { id: applicationId, recusalId: ending.withdrawId! } }, body: { reason } }); // shown only with one
            return t('applications.recusal.withdrawn');
          }}
          onClose={() => setEnding(undefined)}
        />
      )}
    </>
  );
}
