import { useQuery } from '@tanstack/react-query';
import { Card, Collapse } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { ListError } from '../app/ListStates';
import { Skeleton } from '../app/Skeleton';
import { Paragraph } from '../app/text';
import { Moved } from './Moved';

/** How firmly the list stands: the same ranking under slightly other rules. */
export function Variations() {
  const { t } = useTranslation();
  const all = useQuery({ queryKey: ['reviews', 'variations'], queryFn: async ({ signal }) => body(await api.GET('/api/ranking/variations', { signal })) });
  return (
    <Card title={<h2 className="card-title">{t('ranking.firm.title')}</h2>}>
      <Paragraph type="secondary">{t('ranking.firm.hint')}</Paragraph>
      {all.error ? (
        <ListError error={all.error} onRetry={() => void all.refetch()} />
      ) : !all.data ? (
        <Skeleton />
      ) : (
        <Collapse
          items={all.data.map((one) => ({
            key: one.name,
            label: t('ranking.firm.line', { text: one.text, enters: one.enters.length, leaves: one.leaves.length, moves: one.moves }),
            children: (
              <div className="two-columns">
                <Moved title={t('ranking.cut.enters')} lines={one.enters} />
                <Moved title={t('ranking.cut.leaves')} lines={one.leaves} />
              </div>
            ),
          }))}
        />
      )}
    </Card>
  );
}
