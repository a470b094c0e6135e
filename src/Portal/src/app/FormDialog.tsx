import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showErrors } from './formErrors';
import { message } from './say';

interface Props<Written> {
  readonly title: string;
  /** What stands above the form. */
  readonly hint?: ReactNode;
  readonly ok: string;
  readonly width?: number;
  readonly initial?: Partial<Written>;
  /** The fields by the names that the server gives them. */
  readonly fields: readonly string[];
  /** What is read again afterwards, done or refused. */
  readonly lists?: readonly string[];
  /** Sends it; answers what is said in passing when it is done. */
  readonly send: (written: Written) => Promise<string | void>;
  /** What takes the form's place when it is done; otherwise it closes. */
  readonly done?: ReactNode;
  readonly onClose: () => void;
  /** The form's items. */
  readonly children: ReactNode;
}

/** A form in a dialog. What was typed stays when the server refuses it, and what the server says of a field stands there. */
export function FormDialog<Written extends object>({ title, hint, ok, width, initial, fields, lists = [], send, done, onClose, children }: Props<Written>) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<Written>();
  const [refused, setRefused] = useState<string>();
  const sending = useMutation({
    mutationFn: send,
    onMutate: () => setRefused(undefined),
    onSuccess: (says) => {
      if (says) message.success(says);
      if (!done) onClose();
    },
    onError: (error) => setRefused(showErrors(form, fields, error)),
    onSettled: () => {
      for (const list of lists) void queries.invalidateQueries({ queryKey: [list] });
    },
  });
  if (done && sending.isSuccess)
    return (
      <Modal open title={title} onCancel={onClose} footer={null}>
        {done}
      </Modal>
    );
  return (
    <Modal open {...(width && { width })} title={title} okText={ok} cancelText={t('app.cancel')} confirmLoading={sending.isPending} mask={{ closable: false }} onOk={() => form.submit()} onCancel={onClose}>
      {refused && <Alert type="error" showIcon role="alert" title={refused} style={{ marginBottom: 16 }} />}
      {hint}
      <Form form={form} layout="vertical" requiredMark={false} {...(initial && { initialValues: initial })} onFinish={(written: Written) => sending.mutate(written)}>
        {children}
      </Form>
    </Modal>
  );
}
