import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { baseAddress } from '../api/base';
import { problemOf, unanswered } from '../api/problem';
import { lazily } from '../app/lazily';
import { ListError } from '../app/ListStates';
import { PageBoundary } from '../app/PageBoundary';
import { Skeleton } from '../app/Skeleton';
import { imageType, kindOf } from './kind';
import './preview.css';

const PdfPages = lazily(async () => (await import('./PdfPages')).PdfPages);
const WordPages = lazily(async () => (await import('./WordPages')).WordPages);

/** Most bytes that are fetched to be looked at. */
const most = 60 * 1024 * 1024;

interface Props {
  /** Where it is downloaded, below the product's root, with a leading slash. */
  readonly path: string;
  readonly name: string;
  /** What the server found it to be, such as `pdf`. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * A file looked at in the page. The server gives files as downloads only; what is shown here is drawn by this page from their bytes, so that nothing in them can act as
 * the one who looks.
 */
export function FilePreview({ path, name, type, size }: Props) {
  const { t } = useTranslation();
  const shows = ['pdf', 'png', 'jpg', 'jpeg', 'gif', 'docx'].includes(type) && size <= most;
  const file = useQuery({
    queryKey: ['file', path],
    queryFn: async ({ signal }) => {
      const response = await fetch(baseAddress + path, { signal, credentials: 'same-origin', headers: { 'X-Csrf': '1' } }).catch((error: unknown) => {
        throw unanswered(error);
      });
      if (!response.ok) throw await problemOf(response);
      return response.arrayBuffer();
    },
    enabled: shows,
    staleTime: Infinity,
    gcTime: 60_000,
  });
  if (!shows) return <Alert type="info" showIcon title={t('preview.none')} />;
  if (file.error) return <ListError error={file.error} onRetry={() => void file.refetch()} />;
  if (!file.data) return <Skeleton />;
  const kind = kindOf(new Uint8Array(file.data), type);
  return (
    <PageBoundary part at={path}>
      <Suspense fallback={<Skeleton />}>
        {kind === 'pdf' ? (
          <PdfPages content={file.data} name={name} />
        ) : kind === 'image' ? (
          <Picture content={file.data} name={name} />
        ) : kind === 'word' ? (
          <WordPages content={file.data} />
        ) : (
          <Alert type="info" showIcon title={t('preview.none')} />
        )}
      </Suspense>
    </PageBoundary>
  );
}

function Picture({ content, name }: { content: ArrayBuffer; name: string }) {
  const [address, setAddress] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([content], { type: imageType(new Uint8Array(content)) ?? '' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [content]);
  return address && <img src={address} alt={name} style={{ maxWidth: '100%' }} />;
}
