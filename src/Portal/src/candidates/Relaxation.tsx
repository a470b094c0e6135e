import { PaperClipOutlined, UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Flex, Form, Input, Modal, Tag, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { baseAddress } from '../api/base';
import { api } from '../api/client';
import { ApiProblem } from '../api/problem';
import { fault } from '../app/formErrors';
import { deadlineText, momentText } from '../app/moment';
import { message } from '../app/say';
import { Paragraph, Text } from '../app/text';
import type { Board } from './board';

const colours = { requested: 'blue', granted: 'green', refused: 'orange' } as const;

/** Asking for more places than three, with the proof of the unit's own activity; and what was answered. */
export function Relaxation({ board }: { board: Board }) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  const { relaxations, mayAskForMore, relaxationsClose, places } = board;
  return (
    <Card title={<h2 className="card-title">{t('candidates.relaxation.title')}</h2>}>
      <Paragraph>{t('candidates.relaxation.what', { count: places.extended, at: deadlineText(relaxationsClose) })}</Paragraph>
      {relaxations.length > 0 && (
        <ul className="plain-list" style={{ marginBottom: 16 }}>
          {relaxations.map((one) => (
            <li key={one.id}>
              <Tag color={colours[one.status]}>{t(`candidates.relaxation.status.${one.status}`)}</Tag>
              {one.activity}
              <div>
                <a href={`${baseAddress}/api/candidates/relaxations/${one.id}/evidence`} download={one.evidenceName}>
                  <PaperClipOutlined /> {one.evidenceName}
                </a>
              </div>
              {one.reason && <div>{t('candidates.relaxation.reason', { reason: one.reason })}</div>}
              <Text type="secondary">
                {t('candidates.relaxation.asked', { at: momentText(one.requestedAt), by: one.requestedBy.name })}
                {one.decidedAt && ` · ${t('candidates.relaxation.decided', { at: momentText(one.decidedAt) })}`}
              </Text>
            </li>
          ))}
        </ul>
      )}
      {mayAskForMore ? (
        <Button onClick={() => setAsks(true)}>{t('candidates.relaxation.ask')}</Button>
      ) : (
        !places.relaxed && relaxations.every((one) => one.status !== 'requested') && <Text type="secondary">{t('candidates.relaxation.over')}</Text>
      )}
      {asks && <AskDialog unit={board.unit.number} extended={places.extended} onClose={() => setAsks(false)} />}
    </Card>
  );
}

/** What was typed and chosen stays when the server refuses it. */
function AskDialog({ unit, extended, onClose }: { unit: number; extended: number; onClose: () => void }) {
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
            <Upload
              id="relaxation-evidence"
              showUploadList={false}
              beforeUpload={(chosen) => {
                setFile(chosen);
                return false;
              }}
            >
              <Button icon={<UploadOutlined />}>{t('candidates.relaxation.choose')}</Button>
            </Upload>
            {file && <span style={{ overflowWrap: 'anywhere' }}>{file.name}</span>}
          </Flex>
        </Form.Item>
      </Form>
    </Modal>
  );
}
