import { Alert, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem';
import { fault } from './formErrors';
import { Paragraph } from './text';
import { useAct } from './useAct';

interface Props {
  readonly title: string;
  /** What it will do. */
  readonly hint: ReactNode;
  readonly label: string;
  readonly okText: string;
  readonly danger?: boolean;
  readonly maxLength?: number;
  /** The field that the server names where the text is wrong. */
  readonly field: string;
  /** What is read again afterwards; one list for good, as `useAct` has it. */
  readonly lists: readonly string[];
  /** Does it; answers what is said when it is done. */
  readonly send: (text: string) => Promise<string>;
  readonly onClose: () => void;
}

/** Asks before something is done that cannot be undone, says what it will do, and asks why. Nothing written is lost when it is refused. */
export function ReasonDialog({ title, hint, label, okText, danger = false, maxLength = 500, field, lists, send, onClose }: Props) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [refused, setRefused] = useState<string>();
  const ok = () =>
    act(async () => {
      setWrong(undefined);
      setRefused(undefined);
      try {
        const done = await send(text);
        onClose();
        return done;
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        const told = error.fields[field]?.join(' ');
        if (told) setWrong(told);
        else setRefused(error.message);
        return undefined;
      }
    });
  return (
    <Modal open title={title} okText={okText} cancelText={t('app.cancel')} okButtonProps={{ danger }} confirmLoading={busy} mask={{ closable: false }} onOk={() => void ok()} onCancel={onClose}>
      {refused && <Alert type="error" showIcon role="alert" title={refused} style={{ marginBottom: 16 }} />}
      <Paragraph>{hint}</Paragraph>
      <Form layout="vertical" component="div">
        <Form.Item label={label} htmlFor="reason-text" required {...fault(wrong)}>
          <Input.TextArea id="reason-text" value={text} maxLength={maxLength} aria-invalid={Boolean(wrong)} autoSize={{ minRows: 2, maxRows: 12 }} onChange={(event) => setText(event.target.value)} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
