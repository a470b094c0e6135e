import { DownloadOutlined } from '@ant-design/icons';
import { Button, Descriptions, Flex } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { baseAddress } from '../api/base';
import { ListError } from '../app/ListStates';
import { sizeText } from '../app/size';
import { Skeleton } from '../app/Skeleton';
import { Tabs } from '../app/Tabs';
import { Paragraph, Text, Title } from '../app/text';
import { onKeys } from '../app/keys';
import { FilePreview } from '../preview/FilePreview';
import type { Application } from './application';

interface Props {
  readonly id: number;
  /** What is read: `form`, or a document's number. */
  readonly shown: string;
  readonly onShow: (what: string) => void;
  /** Of its heading on the page. */
  readonly level?: 1 | 2;
}

/** What the company handed in, to be read: the form, and each file; n and p go from one to the next. */
export function Material({ id, shown, onShow, level = 1 }: Props) {
  const { t } = useTranslation();
  const one = useQuery({ queryKey: ['applications', 'one', id], queryFn: async ({ signal }) => body(await api.GET('/api/applications/{id}', { params: { path: { id } }, signal })) });
  const all = ['form', ...(one.data?.documents.map((file) => String(file.id)) ?? [])];
  const at = Math.max(0, all.indexOf(shown));
  const step = (by: 1 | -1) => {
    const to = all[at + by];
    if (to) onShow(to);
  };
  const latest = useRef(step);
  latest.current = step;
  useEffect(() => onKeys({ n: () => latest.current(1), p: () => latest.current(-1) }), []);
  if (one.error) return <ListError error={one.error} onRetry={() => void one.refetch()} />;
  if (!one.data) return <Skeleton />;
  const { application, company, documents } = one.data;
  return (
    <>
      <Title level={level} style={{ fontSize: level === 1 ? 22 : 18, margin: '0 0 4px', overflowWrap: 'anywhere' }}>
        {company.fullName}
      </Title>
      <Paragraph type="secondary">{[application.receiptNumber, application.areaName, application.title].filter(Boolean).join(' · ')}</Paragraph>
      <Tabs
        activeKey={all[at]!}
        onChange={onShow}
        items={[
          { key: 'form', label: t('applications.material.form'), children: <Answers view={one.data} level={level === 1 ? 2 : 3} /> },
          ...documents.map((file) => ({
            key: String(file.id),
            label: (
              <span style={{ maxWidth: 200, display: 'inline-block', overflow: 'hidden', textOverflow: 'ellipsis', verticalAlign: 'bottom' }} title={file.fileName}>
                {file.fileName}
              </span>
            ),
            children: <File application={id} file={file} />,
          })),
        ]}
      />
    </>
  );
}

function File({ application, file }: { application: number; file: Application['documents'][number] }) {
  const { t } = useTranslation();
  const path = `/api/applications/${application}/documents/${file.id}`;
  return (
    <>
      <Flex gap={12} wrap align="center" justify="space-between" style={{ marginBottom: 12 }}>
        <Text type="secondary">
          {t(`applications.document.${file.kind}`)} · {file.fileName} · {sizeText(file.size)}
        </Text>
        <Button icon={<DownloadOutlined />} href={baseAddress + path} download={file.fileName}>
          {t('applications.material.download')}
        </Button>
      </Flex>
      <FilePreview path={path} name={file.fileName} type={file.type} size={file.size} />
    </>
  );
}

/** The form's answers; the long ones first, since they are what is judged. */
function Answers({ view, level }: { view: Application; level: 2 | 3 }) {
  const { t } = useTranslation();
  const long = view.form.filter((answer) => answer.value.length > 60);
  const short = view.form.filter((answer) => answer.value.length <= 60);
  return (
    <>
      {long.map((answer) => (
        <section key={answer.name} style={{ marginBottom: 20 }}>
          <Title level={level} style={{ fontSize: 15, margin: '0 0 6px' }}>
            {answer.label}
          </Title>
          <Paragraph style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', lineHeight: 1.8 }}>{answer.value}</Paragraph>
        </section>
      ))}
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, xl: 2 }}
        items={short.map((answer) => ({
          key: answer.name,
          label: answer.label,
          children: answer.kind === 'promise' ? t(answer.value === 'true' ? 'applications.material.yes' : 'applications.material.no') : !answer.value ? t('applications.material.empty') : figures.has(answer.kind) ? <Figure text={answer.value} /> : answer.value,
        }))}
      />
    </>
  );
}

const figures: ReadonlySet<string> = new Set(['integer', 'money']);

/** A number in groups of three digits, never broken; what is none as it was written. */
function Figure({ text }: { text: string }) {
  const number = Number(text);
  return <span style={{ whiteSpace: 'nowrap' }}>{Number.isFinite(number) ? number.toLocaleString('zh-CN', { maximumFractionDigits: 8 }) : text}</span>;
}
