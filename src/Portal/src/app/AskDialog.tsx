import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem';
import { message } from './say';
import { Paragraph } from './text';

interface Props {
  readonly title: string;
  /** What it will do. */
  readonly hint?: ReactNode;
  readonly ok: string;
  readonly cancel?: string;
  readonly danger?: boolean;
  readonly ready?: boolean;
  readonly width?: number;
  /** What is read again afterwards, done or refused. */
  readonly lists?: readonly string[];
  /** Does it; answers what is said when it is done. What the server refuses it throws: that is told here, and the dialog stays. */
  readonly onOk: () => Promise<string | void>;
  /** Reads it anew where somebody else has changed it meanwhile (refused as `…-stale` or `…-changed`). */
  readonly onNewest?: () => Promise<unknown>;
  readonly onClose: () => void;
  /** What is asked; `error` is what the server says of a field. What it says of others stands above them all. */
  readonly children?: (error: (field: string) => string | undefined) => ReactNode;
}

/** Asks what is needed for an act, says what it will do, and stays open with what was typed while the server refuses it. */
export function AskDialog({ title, hint, ok, cancel, danger = false, ready = true, width, lists = [], onOk, onNewest, onClose, children }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ApiProblem>();
  const shown = new Set<string>();
  const content = children?.((field) => {
    shown.add(field);
    return refused?.fields[field]?.join(' ');
  });
  const send = async () => {
    setBusy(true);
    setRefused(undefined);
    try {
      const done = await onOk();
      if (done) message.success(done);
      onClose();
    } catch (problem) {
      setRefused(problem instanceof ApiProblem ? problem : new ApiProblem(0, '', t('app.failed')));
    } finally {
      setBusy(false);
      for (const list of lists) void queries.invalidateQueries({ queryKey: [list] });
    }
  };
  const toldElsewhere = Object.entries(refused?.fields ?? {}).filter(([field]) => !shown.has(field));
  const overtaken = refused && onNewest && /-(stale|changed)$/.test(refused.kind);
  return (
    <Modal
      open
      {...(width && { width })}
      title={title}
      okText={ok}
      okButtonProps={{ danger, disabled: !ready }}
      cancelText={cancel ?? t('app.cancel')}
      confirmLoading={busy}
      mask={{ closable: false }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      {refused && (toldElsewhere.length > 0 || Object.keys(refused.fields).length === 0) && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={toldElsewhere.length > 0 ? toldElsewhere.flatMap(([, told]) => told).join(' ') : refused.message}
          action={
            overtaken && (
              <Button size="small" onClick={() => void onNewest().then(() => setRefused(undefined), (problem: unknown) => problem instanceof ApiProblem && setRefused(problem))}>
                {t('app.newest')}
              </Button>
            )
          }
          style={{ marginBottom: 16 }}
        />
      )}
      {hint && <Paragraph>{hint}</Paragraph>}
      {content && (
        <Form layout="vertical" component="div">
          {content}
        </Form>
      )}
    </Modal>
  );
}
