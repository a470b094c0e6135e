import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Flex, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { ApiProblem } from '../api/problem';
import { FileButton } from '../app/FileButton';
import { fault } from '../app/formErrors';
import { message } from '../app/say';

/** What was typed and chosen stays when the server refuses it. */
export function RelaxationDialog({ unit, extended, onClose }: { unit: number; extended: number; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [activity, setActivity] = useState('');
  const [file, setFile] = useState<File>();
  const ask = useMutation({
    mutationFn: async () => {
      const form = new FormData();
      form.append('unit', String(unit));
      form.append('activity', activity);
      if (file) form.append('file', file);
      await api.POST('/api/candidates/relaxations', { body: form as never, bodySerializer: () => form });
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['applications', 'candidates'] });
      message.success(t('candidates.relaxation.done'));
      onClose();
    },
  });
  const told = ask.error instanceof ApiProblem ? ask.error.fields : {};
  const atFields = told['activity'] || told['evidence'];
  return (
    <Modal
      open
      title={t('candidates.relaxation.askFor', { count: extended })}
      okText={t('candidates.relaxation.send')}
      cancelText={t('app.cancel')}
      confirmLoading={ask.isPending}
      mask={{ closable: false }}
      onOk={() => ask.mutate()}
      onCancel={onClose}
    >
      {ask.error && !atFields && <Alert type="error" showIcon role="alert" title={ask.error.message} style={{ marginBottom: 16 }} />}
      <Form layout="vertical">
        <Form.Item label={t('candidates.relaxation.activity')} htmlFor="relaxation-activity" required extra={t('candidates.relaxation.activityHint')} {...fault(told['activity']?.[0])}>
          <Input.TextArea id="relaxation-activity" value={activity} maxLength={1000} autoSize={{ minRows: 3, maxRows: 8 }} onChange={(event) => setActivity(event.target.value)} />
        </Form.Item>
        <Form.Item label={t('candidates.relaxation.evidence')} htmlFor="relaxation-evidence" required extra={t('candidates.relaxation.evidenceHint')} {...fault(told['evidence']?.[0])}>
          <Flex gap={12} align="center" wrap>
            <FileButton id="relaxation-evidence" onChoose={setFile}>
              {t('candidates.relaxation.choose')}
            </FileButton>
            {file && <span style={{ overflowWrap: 'anywhere' }}>{file.name}</span>}
          </Flex>
        </Form.Item>
      </Form>
    </Modal>
  );
}
