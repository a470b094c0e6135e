import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { components } from '#api';
import { Text, Title } from '../app/text';

/** Applications that would enter or leave the list. */
export function Moved({ title, lines }: { title: string; lines: readonly components['schemas']['MovedView'][] }) {
  const { t } = useTranslation();
  return (
    <section>
      <Title level={3} style={{ fontSize: 14, margin: '0 0 8px' }}>
        {title}
      </Title>
      {lines.length === 0 && <Text type="secondary">{t('ranking.cut.nobody')}</Text>}
      <ul className="plain-list" style={{ maxHeight: 280, overflowY: 'auto' }} {...(lines.length > 6 && { tabIndex: 0 })}>
        {lines.map((line) => (
          <li key={line.applicationId}>
            <Link to={`/applications/${line.applicationId}?tab=course`}>{line.company}</Link>{' '}
            <Text type="secondary">{[line.receiptNumber, line.rank != null && t('ranking.cut.rank', { rank: line.rank }), line.total != null && t('ranking.cut.total', { total: line.total })].filter(Boolean).join(' · ')}</Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
