import { InboxOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Modal, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../app/say';
import { importFiles } from './acts';
import { isDefinitionFile } from './definitionFile';

/** Files dropped or chosen; they come in together or not at all. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const take = async (file: File) => {
    if (await isDefinitionFile(file)) setFiles((before) => [...before.filter((one) => one.name !== file.name), file]);
    else setRefused((before) => [...before.filter((one) => one !== file.name), file.name]);
  };
  const bring = useMutation({
    mutationFn: () => importFiles(files),
    onSuccess: (count) => {
      message.success(t('designer.imported', { count }));
      void queries.invalidateQueries({ queryKey: ['definitions'] });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t('designer.importTitle')}
      okText={t('designer.import')}
      cancelText={t('app.cancel')}
      okButtonProps={{ disabled: files.length === 0 }}
      confirmLoading={bring.isPending}
      onOk={() => bring.mutate()}
      onCancel={onClose}
    >
      <Upload.Dragger
        accept=".json,.zip"
        multiple
        fileList={files.map((file, index) => ({ uid: String(index), name: file.name, size: file.size }))}
        beforeUpload={(file) => {
          void take(file);
          return false;
        }}
        onRemove={(file) => (bring.reset(), setFiles((before) => before.filter((_, index) => String(index) !== file.uid)))}
      >
        <p>
          <InboxOutlined style={{ fontSize: 36 }} />
        </p>
        <p>{t('designer.importHint')}</p>
      </Upload.Dragger>
      <p>{t('designer.importDetail')}</p>
      {refused.map((name) => (
        <Alert key={name} type="warning" showIcon title={t('designer.notJson', { name })} style={{ marginBottom: 8 }} />
      ))}
      {bring.error && <Alert type="error" showIcon title={bring.error.message} />}
    </Modal>
  );
}
