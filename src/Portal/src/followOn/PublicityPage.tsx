import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, DatePicker, Form, Input, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { components } from '#api';
import { api, body } from '../api/client';
import { showErrors } from '../app/formErrors';
import { CursorTable } from '../app/CursorTable';
import { ListPage } from '../app/ListPage';
import { message } from '../app/say';
import { SearchBox } from '../app/SearchBox';
import { useTableState } from '../app/tableState';
import { useMay } from '../session/session';
import { companiesQuery } from './companies';

type Item = components['schemas']['PublicityView'];

const channels = ['newspaper', 'magazine', 'network'] as const;
const fields = ['channel', 'outlet', 'title', 'link', 'publishedOn', 'applicationId'] as const;

const order = { sort: 'day', order: 'descend', filters: ['search', 'channel'] } as const;

/** What the media reported of the benchmarks. */
export function PublicityPage() {
  const { t } = useTranslation();
  const may = useMay('write:selection');
  const table = useTableState(order);
  const { query, set } = table;
  const [adding, setAdding] = useState(false);
  const search = query.get('search') ?? '';
  const channel = channels.find((one) => one === query.get('channel'));
  const cursor = table.cursors.at(-1);
  const filter = { ...(search && { search }), ...(channel && { channel }) };
  const list = useQuery({
    queryKey: ['exchanges', 'publicity', filter, cursor, table.pageSize],
    queryFn: async ({ signal }) => body(await api.GET('/api/exchanges/publicity', { params: { query: { ...filter, take: table.pageSize, ...(cursor && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
  });
  const find = useCallback((text: string) => set({ search: text }), [set]);
  return (
    <ListPage
      title={t('followOn.publicity')}
      acts={
        may && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t('followOn.record')}
          </Button>
        )
      }
      filters={
        <>
          <SearchBox value={search} label={t('followOn.search')} onChange={find} />
          <Select
            allowClear
            placeholder={t('followOn.channel')}
            aria-label={t('followOn.channel')}
            value={channel ?? null}
            options={channels.map((one) => ({ value: one, label: t(`followOn.channels.${one}`) }))}
            onChange={(value?: (typeof channels)[number] | null) => set({ channel: value ?? undefined })}
            style={{ minWidth: 120 }}
          />
        </>
      }
    >
      <CursorTable<Item>
        list={list}
        state={table}
        rowKey="id"
        empty={t('followOn.noReports')}
        nothingFound={t('followOn.nothingFound')}
        minWidth={900}
        columns={[
          { key: 'day', title: t('followOn.publishedOn'), width: 130, dataIndex: 'publishedOn' },
          { key: 'channel', title: t('followOn.channel'), width: 100, render: (_, item) => t(`followOn.channels.${item.channel}`) },
          { key: 'outlet', title: t('followOn.outlet'), width: 180, dataIndex: 'outlet' },
          {
            key: 'title',
            title: t('followOn.headline'),
            render: (_, item) =>
              item.link ? (
                <a href={item.link} target="_blank" rel="noreferrer noopener">
                  {item.title}
                </a>
              ) : (
                item.title
              ),
          },
          { key: 'company', title: t('followOn.about'), width: 260, render: (_, item) => (item.applicationId ? <Link to={`/applications/${item.applicationId}`}>{item.company}</Link> : t('followOn.activity')) },
        ]}
      />
      {adding && <RecordDialog onClose={() => setAdding(false)} />}
    </ListPage>
  );
}

interface Written {
  readonly channel: (typeof channels)[number];
  readonly outlet?: string;
  readonly title?: string;
  readonly link?: string;
  readonly publishedOn: Dayjs;
  readonly applicationId?: number;
}

function RecordDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<Written>();
  const [refused, setRefused] = useState<string>();
  const companies = useQuery(companiesQuery).data ?? [];
  const save = useMutation({
    mutationFn: async (written: Written) =>
      api.POST('/api/exchanges/publicity', {
        body: {
          channel: written.channel,
          outlet: written.outlet ?? '',
          title: written.title ?? '',
          link: written.link?.trim() ?? '',
          publishedOn: written.publishedOn.format('YYYY-MM-DD'),
          applicationId: written.applicationId ?? null,
        },
      }),
    onMutate: () => setRefused(undefined),
    onSuccess: () => {
      message.success(t('followOn.recorded'));
      onClose();
    },
    onError: (error) => setRefused(showErrors(form, fields, error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['exchanges'] }),
  });
  return (
    <Modal open title={t('followOn.record')} okText={t('followOn.save')} cancelText={t('app.cancel')} confirmLoading={save.isPending} maskClosable={false} onOk={() => form.submit()} onCancel={onClose}>
      {refused && <Alert type="error" showIcon role="alert" title={refused} style={{ marginBottom: 16 }} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ channel: 'network' }} onFinish={(written) => save.mutate(written)}>
        <Form.Item name="channel" label={t('followOn.channel')}>
          <Select options={channels.map((one) => ({ value: one, label: t(`followOn.channels.${one}`) }))} />
        </Form.Item>
        <Form.Item name="outlet" label={t('followOn.outlet')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="title" label={t('followOn.headline')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="link" label={t('followOn.link')} extra={t('followOn.linkHint')}>
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name="publishedOn" label={t('followOn.publishedOn')} rules={[{ required: true, message: t('exchanges.required', { what: t('followOn.publishedOn') }) }]}>
          <DatePicker />
        </Form.Item>
        <Form.Item name="applicationId" label={t('followOn.about')} extra={t('followOn.aboutHint')}>
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('followOn.activity')} options={companies.map((one) => ({ value: one.applicationId, label: one.company }))} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
