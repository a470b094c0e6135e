import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { Skeleton } from '../app/Skeleton';
import { Paragraph } from '../app/text';
import type { DefinitionRow } from './definition';
import { useRunning } from './panels/desk';

/** Says what goes with the definition; one that is in use is deleted only by whoever types its name. */
export function DeleteDialog({ row, onClose }: { row: DefinitionRow; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const name = row.name || row.definitionId;
  const use = useRunning(row.definitionId);
  const remove = useMutation({
    mutationFn: async () => api.POST('/api/designer/definitions/{definitionId}/delete', { params: { path: { definitionId: row.definitionId } }, body: { confirmName: name, version: null } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['definitions'] });
      onClose();
    },
  });
  const reasons = (use.data?.deletionReasons ?? []).map(({ text, textEn }) => (i18n.language === 'zh' ? text : textEn));
  const inUse = reasons.length > 0;
  const running = use.data?.versions.some((version) => version.running > 0);
  return (
    <Modal
      open
      title={t('designer.deleteTitle', { name })}
      okText={t('designer.delete')}
      cancelText={t('app.cancel')}
      okButtonProps={{ danger: true, disabled: !use.data || (inUse && typed !== name) }}
      confirmLoading={remove.isPending}
      onOk={() => remove.mutate()}
      onCancel={onClose}
    >
      <Paragraph>{t('designer.deleteLoses', { count: row.versions })}</Paragraph>
      {use.isPending && <Skeleton paragraph={{ rows: 2 }} title={false} />}
      {use.error && <Alert type="error" showIcon title={use.error.message} />}
      {use.data && !inUse && <Paragraph type="secondary">{t('designer.deleteFree')}</Paragraph>}
      {inUse && (
        <>
          <Alert
            type="warning"
            showIcon
            style={{ marginBottom: 16 }}
            title={
              <ul style={{ margin: 0, paddingInlineStart: 18 }}>
                {reasons.map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
            }
          />
          {running && <Paragraph>{t('designer.deleteRunning')}</Paragraph>}
          <label>
            {t('designer.deleteConfirm')} <strong>{name}</strong>
            <Input value={typed} onChange={(event) => setTyped(event.target.value)} style={{ marginTop: 6 }} />
          </label>
        </>
      )}
      {remove.error && <Alert type="error" showIcon title={remove.error.message} style={{ marginTop: 16 }} />}
    </Modal>
  );
}
