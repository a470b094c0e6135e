import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { modal } from '../app/ask';
import { Text } from '../app/text';
import { useAct } from '../app/useAct';
import { useMay } from '../session/session';
import { deleteDefinitions, exportDefinitions, publishDefinitions, retractDefinitions } from './acts';
import type { DefinitionRow } from './definition';

const lists = ['definitions'];

/** The same act for all chosen definitions; each is one transaction on the server. */
export function BulkActs({ chosen, onDone }: { chosen: readonly DefinitionRow[]; onDone: () => void }) {
  const { t } = useTranslation();
  const { act, busy } = useAct(lists);
  const [mayPublish, mayRetract, mayDelete] = [useMay('publish:workflow-definitions'), useMay('retract:workflow-definitions'), useMay('delete:workflow-definitions')];
  const ids = chosen.map((row) => row.definitionId);
  const run = (does: () => Promise<string | void>) =>
    void act(async () => {
      const done = await does();
      onDone();
      return done;
    });
  const ask = (title: string, content: string, okText: string, danger: boolean, does: () => Promise<string>) =>
    modal.confirm({ title, content, okText, okButtonProps: { danger }, cancelText: t('app.cancel'), onOk: () => run(does) });

  return (
    <Flex gap={8} align="center" role="group">
      <Text type="secondary">{t('app.selected', { count: chosen.length })}</Text>
      {mayPublish && (
        <Button size="small" disabled={busy} onClick={() => run(async () => t('designer.done.published', { count: await publishDefinitions(ids) }))}>
          {t('designer.publish')}
        </Button>
      )}
      {mayRetract && (
        <Button size="small" disabled={busy} onClick={() => ask(t('designer.retractAll'), t('designer.retractHint'), t('designer.retract'), false, async () => t('designer.done.retracted', { count: await retractDefinitions(ids) }))}>
          {t('designer.retract')}
        </Button>
      )}
      <Button size="small" disabled={busy} onClick={() => run(() => exportDefinitions(chosen.map((row) => row.versionId)))}>
        {t('designer.export')}
      </Button>
      {mayDelete && (
        <Button
          size="small"
          danger
          disabled={busy}
          onClick={() => ask(t('designer.deleteAllTitle', { count: ids.length }), t('designer.deleteAllHint'), t('designer.delete'), true, async () => t('designer.done.deleted', { count: await deleteDefinitions(ids) }))}
        >
          {t('designer.delete')}
        </Button>
      )}
    </Flex>
  );
}
