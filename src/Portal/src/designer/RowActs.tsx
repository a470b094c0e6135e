import { MoreOutlined } from '@ant-design/icons';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { modal } from '../app/ask';
import { MenuButton, type MenuItem } from '../app/MenuButton';
import { useAct } from '../app/useAct';
import { useMay } from '../session/session';
import { duplicateDefinition, exportDefinition, isNameFree, publishDefinition, retractDefinition } from './acts';
import type { DefinitionRow } from './definition';

const lists = ['definitions'];

/** What can be done to one definition, as far as it stands and the person may. */
export function RowActs({ row, onDelete }: { row: DefinitionRow; onDelete: () => void }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const [mayWrite, mayPublish, mayRetract, mayDelete] = [useMay('write:workflow-definitions'), useMay('publish:workflow-definitions'), useMay('retract:workflow-definitions'), useMay('delete:workflow-definitions')];
  const name = row.name || row.definitionId;

  const duplicate = async () => {
    let copy = t('designer.duplicateOf', { name });
    for (let number = 2; !(await isNameFree(copy)); number++) copy = `${t('designer.duplicateOf', { name })} ${number}`;
    await duplicateDefinition(row.definitionId, copy);
    return t('designer.done.duplicated');
  };
  const retract = () =>
    modal.confirm({
      title: `${t('designer.retract')} “${name}”？`,
      content: t('designer.retractHint'),
      okText: t('designer.retract'),
      cancelText: t('app.cancel'),
      onOk: () => act(async () => void (await retractDefinition(row.definitionId))),
    });
  const items: readonly (MenuItem & { readonly does: () => unknown })[] = [
    ...(mayPublish && row.state !== 'published' ? [{ key: 'publish', label: t('designer.publish'), does: () => act(async () => (await publishDefinition(row.definitionId), t('designer.done.published', { count: 1 }))) }] : []),
    ...(mayRetract && row.publishedVersion != null ? [{ key: 'retract', label: t('designer.retract'), does: retract }] : []),
    ...(mayWrite ? [{ key: 'duplicate', label: t('designer.duplicate'), does: () => act(duplicate) }] : []),
    { key: 'export', label: t('designer.export'), does: () => act(() => exportDefinition(row.definitionId)) },
    ...(mayDelete ? [{ key: 'delete', apart: true, danger: true, label: t('designer.delete'), does: onDelete }] : []),
  ];
  return (
    <Flex gap={4} justify="end">
      <Link to={`/designer/${encodeURIComponent(row.definitionId)}`} className="ant-btn-link" style={{ lineHeight: '24px' }}>
        {t('designer.open')}
      </Link>
      <MenuButton type="text" size="small" icon={<MoreOutlined />} loading={busy} aria-label={`${t('app.more')}：${name}`} items={items} onChoose={(key) => void items.find((item) => item.key === key)?.does()} />
    </Flex>
  );
}
