import { DownloadOutlined } from '@ant-design/icons';
import { useQueries } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { baseAddress } from '../api/base';
import { api, body } from '../api/client';
import { ListError } from '../app/ListStates';
import { deadlineText } from '../app/moment';
import { Skeleton } from '../app/Skeleton';
import type { Application } from '../applications/application';
import type { Candidate } from './board';

/** Applicants side by side: line by line what each handed in. */
export function CompareDialog({ candidates, onClose }: { candidates: readonly Candidate[]; onClose: () => void }) {
  const { t } = useTranslation();
  const read = useQueries({
    queries: candidates.map(({ id }) => ({
      queryKey: ['applications', 'one', id],
      queryFn: async ({ signal }: { signal: AbortSignal }) => body(await api.GET('/api/applications/{id}', { params: { path: { id } }, signal })),
    })),
  });
  const failed = read.find((one) => one.error);
  const views = read.map((one) => one.data);
  return (
    <Modal open title={t('candidates.compare.title')} width="min(1400px, 96vw)" footer={null} onCancel={onClose}>
      {failed?.error ? <ListError error={failed.error} onRetry={() => read.forEach((one) => void one.refetch())} /> : views.every((one) => one !== undefined) ? <Sheet views={views} candidates={candidates} /> : <Skeleton />}
    </Modal>
  );
}

function Sheet({ views, candidates }: { views: readonly Application[]; candidates: readonly Candidate[] }) {
  const { t } = useTranslation();
  const answers = views[0]?.form ?? [];
  const answerOf = (view: Application, name: string) => view.form.find((one) => one.name === name);
  const lines: readonly { readonly key: string; readonly label: string; readonly cell: (view: Application, at: number) => React.ReactNode }[] = [
    { key: 'title', label: t('applications.column.title'), cell: (view) => view.application.title },
    { key: 'area', label: t('applications.column.area'), cell: (view) => view.application.areaName ?? '—' },
    { key: 'receipt', label: t('applications.column.receiptNumber'), cell: (view) => view.application.receiptNumber },
    { key: 'submitted', label: t('applications.column.submittedAt'), cell: (view) => (view.application.submittedAt ? deadlineText(view.application.submittedAt) : '—') },
    { key: 'package', label: t('applications.column.packageAt'), cell: (_, at) => (candidates[at]?.packageAt ? deadlineText(candidates[at].packageAt) : t('candidates.packageOut')) },
    ...answers.map(({ name, label, kind }) => ({
      key: `form ${name}`,
      label,
      cell: (view: Application) => {
        const value = answerOf(view, name)?.value ?? '';
        return kind === 'promise' ? t(value === 'true' ? 'applications.one.yes' : 'applications.one.no') : value || '—';
      },
    })),
    {
      key: 'documents',
      label: t('applications.one.documents'),
      cell: (view) => (
        <ul className="plain-list">
          {view.documents.map((file) => (
            <li key={file.id}>
              <a href={`${baseAddress}/api/applications/${view.application.id}/documents/${file.id}`} download={file.fileName}>
                <DownloadOutlined /> {file.fileName}
              </a>
            </li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <div className="compare" tabIndex={0} role="region" aria-label={t('candidates.compare.title')}>
      <table>
        <thead>
          <tr>
            <td />
            {views.map((view) => (
              <th key={view.application.id} scope="col">
                <Link to={`/applications/${view.application.id}`}>{view.company.fullName}</Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">{line.label}</th>
              {views.map((view, at) => (
                <td key={view.application.id}>{line.cell(view, at)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
