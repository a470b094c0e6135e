import { PaperClipOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { baseAddress } from '../api/base';
import { api, body } from '../api/client';
import { momentText } from '../app/moment';

/** The request that a task is about: which unit asks for more places, and by what proof. */
export function RelaxationMatter({ id }: { id: number }) {
  const { t } = useTranslation();
  const asked = useQuery({ queryKey: ['quotas', id], queryFn: async ({ signal }) => body(await api.GET('/api/candidates/relaxations/{id}', { params: { path: { id } }, signal })), retry: false });
  if (!asked.data) return null; // whom it does not concern sees the task's own words
  const { unitName, activity, evidenceName, requestedAt, requestedBy } = asked.data;
  return (
    <Descriptions
      size="small"
      column={1}
      style={{ marginTop: 12 }}
      items={[
        { key: 'unit', label: t('candidates.unit'), children: unitName },
        { key: 'activity', label: t('candidates.relaxation.activity'), children: <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{activity}</span> },
        {
          key: 'evidence',
          label: t('candidates.relaxation.evidence'),
          children: (
            <a href={`${baseAddress}/api/candidates/relaxations/${id}/evidence`} download={evidenceName}>
              <PaperClipOutlined /> {evidenceName}
            </a>
          ),
        },
        { key: 'asked', label: t('inbox.created'), children: t('candidates.relaxation.asked', { at: momentText(requestedAt), by: requestedBy.name }) },
      ]}
    />
  );
}
