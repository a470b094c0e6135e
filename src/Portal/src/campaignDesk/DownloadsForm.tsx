import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Flex, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { baseAddress } from '../api/base';
import { api } from '../api/client';
import { ApiProblem } from '../api/problem';
import { modal } from '../app/ask';
import { Field } from '../app/Field';
import { FileButton } from '../app/FileButton';
import { ListError } from '../app/ListStates';
import { momentText } from '../app/moment';
import { message } from '../app/say';
import { sizeText } from '../app/size';
import { Text } from '../app/text';
import { useAct } from '../app/useAct';
import { downloadsQuery } from '../campaign/Downloads';

const lists = ['campaigns'];

/** The files of the public page: the form, the writing guide, the rules. */
export function DownloadsForm({ year }: { year: number }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const files = useQuery(downloadsQuery(year));
  return (
    <div className="two-columns">
      <Card title={<h2 className="card-title">{t('campaignDesk.offered')}</h2>}>
        {files.error && !files.data && <ListError error={files.error} onRetry={() => void files.refetch()} />}
        {files.data?.length === 0 && <Text type="secondary">{t('campaignDesk.noneOffered')}</Text>}
        <ul className="plain-list">
          {files.data?.map((file) => (
            <li key={file.id}>
              <Flex gap={8} wrap align="center" justify="space-between">
                <a href={`${baseAddress}/api/campaigns/${year}/downloads/${file.id}`} download={file.fileName}>
                  {file.title}
                </a>
                <Button
                  danger
                  size="small"
                  disabled={busy}
                  aria-label={t('campaignDesk.removeOf', { title: file.title })}
                  onClick={() =>
                    modal.confirm({
                      title: t('campaignDesk.removeAsk', { title: file.title }),
                      content: t('campaignDesk.removeHint'),
                      okText: t('campaignDesk.remove'),
                      okButtonProps: { danger: true },
                      cancelText: t('app.cancel'),
                      onOk: () =>
                        act(async () => {
                          await api.DELETE('/api/campaigns/{year}/downloads/{id}', { params: { path: { year, id: file.id } } });
                          return t('campaignDesk.removed');
                        }),
                    })
                  }
                >
                  {t('campaignDesk.remove')}
                </Button>
              </Flex>
              <Text type="secondary">
                {file.fileName} {sizeText(file.size)} {momentText(file.addedAt)}
              </Text>
            </li>
          ))}
        </ul>
      </Card>
      <Add year={year} />
    </div>
  );
}

function Add({ year }: { year: number }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [title, setTitle] = useState('');
  const [file, setFile] = useState<File>();
  const [refused, setRefused] = useState<Error>();
  const faults = refused instanceof ApiProblem ? refused.fields : {};
  const add = useMutation({
    mutationFn: async (chosen: File) => {
      const form = new FormData();
      form.append('title', title);
      form.append('file', chosen);
      await api.POST('/api/campaigns/{year}/downloads', { params: { path: { year } }, body: form as never, bodySerializer: () => form });
    },
    onMutate: () => setRefused(undefined),
    onSuccess: () => {
      message.success(t('campaignDesk.added'));
      setTitle('');
      setFile(undefined);
    },
    onError: setRefused,
    onSettled: () => queries.invalidateQueries({ queryKey: ['campaigns'] }),
  });
  return (
    <Card title={<h2 className="card-title">{t('campaignDesk.addFile')}</h2>}>
      {refused && Object.keys(faults).length === 0 && <Alert type="error" showIcon role="alert" title={refused.message} style={{ marginBottom: 16 }} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (file) add.mutate(file);
        }}
      >
        <Field label={t('campaignDesk.fileTitle')} htmlFor="download-title" extra={t('campaignDesk.fileTitleHint')} error={faults['title']?.join(' ')}>
          <Input id="download-title" maxLength={100} value={title} onChange={(event) => setTitle(event.target.value)} />
        </Field>
        <Field error={faults['file']?.join(' ')} extra={t('campaignDesk.fileHint')}>
          <Flex gap={12} wrap align="center">
            <FileButton onChoose={setFile}>{t('campaignDesk.choose')}</FileButton>
            {file && <span style={{ overflowWrap: 'anywhere' }}>{file.name}</span>}
          </Flex>
        </Field>
        <Button type="primary" htmlType="submit" loading={add.isPending} disabled={!file}>
          {t('campaignDesk.upload')}
        </Button>
      </form>
    </Card>
  );
}
