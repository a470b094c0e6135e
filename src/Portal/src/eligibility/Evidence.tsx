import { CheckOutlined, WarningOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import type { TFunction } from 'i18next';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '#api';
import { api, body } from '../api/client';
import { ActionLink } from '../app/ActionLink';
import { deadlineText, momentText } from '../app/moment';
import { Text } from '../app/text';
import { token } from '../app/token';
import { useMay } from '../session/session';
import './evidence.css';
import { Looking } from './looking';

type Seen = components['schemas']['EvidenceView'];

const useEvidence = (application: number) =>
  useQuery({
    queryKey: ['applications', 'eligibility', application],
    queryFn: async ({ signal }) => body(await api.GET('/api/applications/{id}/eligibility', { params: { path: { id: application } }, signal })),
    enabled: useMay('read:selection'),
  });

/** Above the checklist: that what the system found could not be read. Nothing where it could. */
export function EvidenceLost({ application }: { application: number }) {
  const { t } = useTranslation();
  const found = useEvidence(application);
  return (
    found.error &&
    !found.data && (
      <Text type="warning" role="alert" style={{ display: 'block', margin: '8px 0' }}>
        {t('eligibility.failed')} <ActionLink onClick={() => void found.refetch()}>{t('app.retry')}</ActionLink>
      </Text>
    )
  );
}

/** What the system found by itself of one item of the checklist. */
export function Evidence({ application, item }: { application: number; item: string }) {
  const { t } = useTranslation();
  const found = useEvidence(application);
  const one = found.data?.find((line) => line.item === item);
  if (!one || (one.met == null && one.seen.length === 0)) return null;
  return (
    <ul className="evidence">
      {one.met != null && (
        <li>
          <Tag color={one.met ? 'green' : 'red'}>
            {t('eligibility.system')} · {t(one.met ? 'eligibility.met' : 'eligibility.unmet')}
          </Tag>
        </li>
      )}
      {one.seen.map((seen) => (
        <li key={`${seen.kind} ${seen.documentId ?? seen.text}`}>
          {seen.holds ? <CheckOutlined aria-hidden style={{ color: token.colorSuccess }} /> : <WarningOutlined aria-hidden style={{ color: token.colorError }} />}
          <Line seen={seen} />
        </li>
      ))}
    </ul>
  );
}

function Line({ seen }: { seen: Seen }) {
  const { t } = useTranslation();
  const look = useContext(Looking);
  const says = textOf(seen, t);
  const document = seen.documentId;
  return look && document != null ? <ActionLink onClick={() => look(document)}>{says}</ActionLink> : <Text type={seen.holds ? 'secondary' : 'danger'}>{says}</Text>;
}

const against = ['creditCode', 'recommendation', 'area', 'handedIn', 'promise'] as const;

function textOf({ kind, holds, text, at, until }: Seen, t: TFunction): string {
  const about = { text, at: at ? momentText(at) : '', until: until ? deadlineText(until) : '' };
  const refused = holds ? undefined : against.find((one) => one === kind);
  return refused ? t(`eligibility.against.${refused}`, about) : t(`eligibility.seen.${kind}`, about);
}
