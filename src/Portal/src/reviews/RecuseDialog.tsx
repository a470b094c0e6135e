import { Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem';
import { AskDialog } from '../app/AskDialog';
import { fault } from '../app/formErrors';
import { ReasonField } from '../app/ReasonField';
import { ReasonSelect } from './ReasonSelect';
import { inForm, type Reason } from './reasons';

interface Props {
  readonly lists: readonly string[];
  /** With the reason as the task's form names it. */
  readonly onRecuse: (reason: string, note: string) => Promise<string>;
  readonly onClose: () => void;
}

/** Asks why, and says what it does, before an expert gives a review back. */
export function RecuseDialog({ lists, onRecuse, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<Reason>();
  const [note, setNote] = useState('');
  const recuse = async () => {
    if (reason && note.trim()) return onRecuse(inForm(reason), note);
    throw new ApiProblem(0, '', '', { ...(!reason && { recusalReason: [t('reviews.recuse.reasonMissing')] }), ...(!note.trim() && { comment: [t('reviews.recuse.noteMissing')] }) });
  };
  return (
    <AskDialog title={t('reviews.recuse.title')} hint={t('reviews.recuse.hint')} ok={t('reviews.recuse.ok')} cancel={t('reviews.recuse.keep')} danger lists={lists} onOk={recuse} onClose={onClose}>
      {(error) => (
        <>
          <Form.Item label={t('reviews.recuse.reason')} htmlFor="recuse-reason" required {...fault(error('recusalReason'))}>
            <ReasonSelect id="recuse-reason" {...(reason && { value: reason })} onChange={setReason} />
          </Form.Item>
          <ReasonField label={t('reviews.recuse.note')} maxLength={1000} error={error('comment')} value={note} onChange={setNote} />
        </>
      )}
    </AskDialog>
  );
}
