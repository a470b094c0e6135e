import { DeleteOutlined, DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Flex } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { baseAddress } from '../api/base';
import { api } from '../api/client';
import { modal } from '../app/ask';
import { Bar } from '../app/Bar';
import { momentText } from '../app/moment';
import { randomId } from '../app/randomId';
import { Paragraph, Text } from '../app/text';
import { useAct } from '../app/useAct';
import type { Application, Document, DocumentRule, Missing } from './own';
import { upload } from './uploads';

const lists = ['applications'];
const megabytes = (bytes: number) => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1).replace(/\.0$/u, '')} MB`);

/** The files of the application, by kind. */
export function Documents({ rules, application, missing }: { rules: readonly DocumentRule[]; application: Application; missing: readonly Missing[] }) {
  return (
    <Flex vertical gap={16}>
      {rules.map((rule) => (
        <KindCard key={rule.kind} rule={rule} held={application.documents.filter((one) => one.kind === rule.kind)} may={application.mayAttach} missing={missing.find((one) => one.field === `documents.${rule.kind}`)?.message} />
      ))}
    </Flex>
  );
}

interface Sending {
  readonly id: string;
  readonly file: File;
  readonly sent: number;
  readonly waiting: boolean;
  readonly error: string | undefined;
  readonly stop: AbortController;
}

function KindCard({ rule, held, may, missing }: { rule: DocumentRule; held: readonly Document[]; may: boolean; missing: string | undefined }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const [sendings, setSendings] = useState<readonly Sending[]>([]);
  const running = useRef(sendings);
  running.current = sendings;
  const room = rule.maxCount - held.length - sendings.filter((one) => !one.error).length;

  // A page that is left lets the file wait; chosen again, it goes on where it was.
  useEffect(() => () => running.current.forEach((one) => one.stop.abort('left')), []);

  const update = (id: string, change: Partial<Sending>) => setSendings((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)));
  const drop = (id: string) => setSendings((all) => all.filter((one) => one.id !== id));

  const begin = (file: File) => {
    const sending: Sending = { id: randomId(), file, sent: 0, waiting: false, error: undefined, stop: new AbortController() };
    const wrong = file.size === 0 ? t('application.file.empty') : file.size > rule.maxBytes ? t('application.file.large', { size: megabytes(rule.maxBytes) }) : undefined;
    setSendings((all) => [...all, wrong ? { ...sending, error: wrong } : sending]);
    if (!wrong) run(sending);
  };
  const run = (sending: Sending) => {
    update(sending.id, { error: undefined });
    upload(rule.kind, sending.file, (sent, waiting) => update(sending.id, { sent, waiting }), sending.stop.signal).then(
      async () => {
        await queries.invalidateQueries({ queryKey: ['applications'] });
        drop(sending.id);
      },
      (error: unknown) => (sending.stop.signal.aborted ? drop(sending.id) : update(sending.id, { waiting: false, error: error instanceof Error && error.message ? error.message : t('app.failed') })),
    );
  };

  return (
    <Card id={`field-documents.${rule.kind}`} tabIndex={-1} title={<h3 className="card-title">{rule.label}</h3>}>
      <Paragraph type="secondary">
        {t(rule.minCount === rule.maxCount ? 'application.file.ruleExact' : 'application.file.rule', { min: rule.minCount, max: rule.maxCount, size: megabytes(rule.maxBytes), types: rule.types.join('、') })}
      </Paragraph>
      <ul className="files">
        {held.map((document) => (
          <Held key={document.id} document={document} may={may} />
        ))}
        {sendings.map((one) => (
          <li key={one.id}>
            <Flex gap={12} align="center" justify="space-between">
              <span className="file-name">{one.file.name}</span>
              {one.error ? (
                <Flex gap={4}>
                  <Button size="small" onClick={() => run(one)}>
                    {t('app.retry')}
                  </Button>
                  <Button size="small" type="text" onClick={() => drop(one.id)} aria-label={t('application.file.drop', { name: one.file.name })} icon={<DeleteOutlined />} />
                </Flex>
              ) : (
                <Button size="small" type="text" onClick={() => one.stop.abort()}>
                  {t('app.cancel')}
                </Button>
              )}
            </Flex>
            {one.error ? (
              <Text type="danger" role="alert">
                {one.error}
              </Text>
            ) : (
              <>
                <Bar percent={Math.floor((one.sent / one.file.size) * 100)} label={one.file.name} />
                {one.waiting && <Text role="status">{t('application.file.waiting')}</Text>}
              </>
            )}
          </li>
        ))}
      </ul>
      {missing && held.length === 0 && sendings.length === 0 && <Alert type="info" showIcon title={missing} style={{ marginBottom: 12 }} />}
      {may && (
        <>
          <input
            ref={chooser}
            type="file"
            hidden
            aria-label={rule.label}
            multiple={rule.maxCount > 1}
            accept={rule.types.map((one) => `.${one}`).join(',')}
            onChange={(event) => {
              for (const file of [...(event.target.files ?? [])].slice(0, room)) begin(file);
              event.target.value = '';
            }}
          />
          <Button icon={<UploadOutlined />} disabled={room <= 0} onClick={() => chooser.current?.click()} aria-label={`${t('application.file.choose')}: ${rule.label}`}>
            {t('application.file.choose')}
          </Button>
          {room <= 0 && held.length >= rule.maxCount && <Text type="secondary"> {t('application.file.full')}</Text>}
        </>
      )}
    </Card>
  );
}

function Held({ document, may }: { document: Document; may: boolean }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const remove = () =>
    modal.confirm({
      title: t('application.file.removeAsk', { name: document.fileName }),
      okText: t('application.file.remove'),
      okButtonProps: { danger: true },
      cancelText: t('app.cancel'),
      onOk: () =>
        act(async () => {
          await api.DELETE('/api/application/documents/{id}', { params: { path: { id: document.id } } });
        }),
    });
  return (
    <li>
      <Flex gap={12} align="center" justify="space-between">
        <span className="file-name">
          {document.fileName} <Text type="secondary">{megabytes(document.size)}，{t('application.file.at', { at: momentText(document.uploadedAt) })}</Text>
        </span>
        <Flex gap={4}>
          <Button size="small" type="text" icon={<DownloadOutlined />} href={`${baseAddress}/api/application/documents/${document.id}/content`} download aria-label={t('application.file.download', { name: document.fileName })} />
          {may && <Button size="small" type="text" danger icon={<DeleteOutlined />} loading={busy} onClick={remove} aria-label={t('application.file.removeNamed', { name: document.fileName })} />}
        </Flex>
      </Flex>
    </li>
  );
}
