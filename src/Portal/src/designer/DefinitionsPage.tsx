import { ImportOutlined, PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { later } from '../app/later';
import { ListPage } from '../app/ListPage';
import { ListTable } from '../app/ListTable';
import { SearchBox } from '../app/SearchBox';
import { useTableState } from '../app/tableState';
import { useMay } from '../session/session';
import { BulkActs } from './BulkActs';
import type { DefinitionRow } from './definition';
import { useDefinitionColumns } from './definitionColumns';

const CreateDialog = later(async () => (await import('./CreateDialog')).CreateDialog);
const ImportDialog = later(async () => (await import('./ImportDialog')).ImportDialog);
const DeleteDialog = later(async () => (await import('./DeleteDialog')).DeleteDialog);

const states = ['published', 'changed', 'draft'] as const;
const orders = { name: 'Name', edited: 'Edited', versions: 'Versions' } as const;
const order = { sort: 'name', order: 'ascend', filters: ['search', 'state', 'category', 'editor'] } as const;

/** All definitions, one row each. */
export function DefinitionsPage() {
  const { t } = useTranslation();
  const table = useTableState(order);
  const { query, set } = table;
  const [chosen, setChosen] = useState<readonly DefinitionRow[]>([]);
  const [dialog, setDialog] = useState<'create' | 'import'>();
  const [deleting, setDeleting] = useState<DefinitionRow>();
  const mayWrite = useMay('write:workflow-definitions');
  const [search, state, category, editor] = ['search', 'state', 'category', 'editor'].map((name) => query.get(name) ?? '') as [string, string, string, string];

  const asked = {
    ...(search && { search }),
    ...(state && { state: (state[0]!.toUpperCase() + state.slice(1)) as 'Published' | 'Draft' | 'Changed' }),
    ...(category && { category }),
    ...(editor && { editor }),
    orderBy: orders[table.sort as keyof typeof orders] ?? 'Name',
    descending: table.order === 'descend',
    page: table.page - 1,
    pageSize: table.pageSize,
  };
  const list = useQuery({
    queryKey: ['definitions', asked],
    queryFn: async ({ signal }) => body(await api.GET('/api/designer/definitions', { params: { query: asked }, signal })),
    placeholderData: keepPreviousData,
  });
  const facets = useQuery({ queryKey: ['definitions', 'facets'], queryFn: async ({ signal }) => body(await api.GET('/api/designer/definition-facets', { signal })), staleTime: 60_000 });
  const ids = list.data?.items.map((row) => row.definitionId) ?? [];
  const problems = useQuery({
    queryKey: ['definitions', 'problems', ids],
    queryFn: async ({ signal }) => body(await api.GET('/api/designer/problem-counts', { params: { query: { ids } }, signal })),
    enabled: ids.length > 0,
  });
  const columns = useDefinitionColumns({ sorted: table.sorted, problems: problems.data, onDelete: setDeleting });

  const find = useCallback((text: string) => set({ search: text }), [set]);

  return (
    <ListPage
      title={t('designer.title')}
      acts={
        mayWrite && (
          <>
            <Button icon={<ImportOutlined />} onClick={() => setDialog('import')}>
              {t('designer.import')}
            </Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setDialog('create')}>
              {t('designer.create')}
            </Button>
          </>
        )
      }
      filters={
        <>
          <SearchBox value={search} label={t('designer.search')} onChange={find} />
          <Filter label={t('designer.filter.state')} value={state} options={states.map((one) => ({ value: one, label: t(`designer.state.${one}`) }))} onChange={(value) => set({ state: value })} />
          {facets.data && facets.data.categories.length > 0 && (
            <Filter label={t('designer.filter.category')} value={category} options={facets.data.categories.map((one) => ({ value: one, label: one }))} onChange={(value) => set({ category: value })} />
          )}
          {facets.data && facets.data.editors.length > 0 && (
            <Filter label={t('designer.filter.editor')} value={editor} options={facets.data.editors.map((one) => ({ value: one.userName, label: one.displayName }))} onChange={(value) => set({ editor: value })} />
          )}
          {table.filtered && (
            <Button type="link" onClick={table.clear}>
              {t('app.clear')}
            </Button>
          )}
          <span style={{ flex: 1 }} />
          {chosen.length > 0 && <BulkActs chosen={chosen} onDone={() => setChosen([])} />}
        </>
      }
    >
      <ListTable numbered list={list} state={table} columns={columns} rowKey="definitionId" chosen={chosen} onChoose={setChosen} empty={t('designer.empty')} nothingFound={t('designer.nothingFound')} minWidth={980} />
      {dialog === 'create' && <CreateDialog onClose={() => setDialog(undefined)} />}
      {dialog === 'import' && <ImportDialog onClose={() => setDialog(undefined)} />}
      {deleting && <DeleteDialog row={deleting} onClose={() => setDeleting(undefined)} />}
    </ListPage>
  );
}

function Filter({ label, value, options, onChange }: { label: string; value: string; options: { value: string; label: string }[]; onChange: (value: string | undefined) => void }) {
  return <Select allowClear placeholder={label} aria-label={label} value={value || undefined} options={options} onChange={onChange} style={{ minWidth: 140 }} popupMatchSelectWidth={false} />;
}
