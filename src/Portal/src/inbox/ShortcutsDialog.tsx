import { Button, Descriptions, Modal } from 'antd';
import { useTranslation } from 'react-i18next';

/** What the keys do. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const rows: readonly (readonly [readonly string[], string])[] = [
    [['j', '↓'], t('inbox.keys.next')],
    [['k', '↑'], t('inbox.keys.previous')],
    [['Enter'], t('inbox.keys.enter')],
    [['c'], t('inbox.keys.claim')],
    [['Ctrl+Enter'], t('inbox.keys.submit')],
    [['/'], t('inbox.keys.search')],
    [['?'], t('inbox.keys.help')],
  ];
  return (
    <Modal open title={t('inbox.keys.title')} footer={<Button onClick={onClose}>{t('inbox.keys.close')}</Button>} onCancel={onClose} width={420}>
      <Descriptions
        column={1}
        size="small"
        items={rows.map(([keys, what]) => ({
          key: keys[0]!,
          label: what,
          children: keys.map((key) => (
            <kbd key={key} style={{ marginInlineEnd: 6 }}>
              {key}
            </kbd>
          )),
        }))}
      />
    </Modal>
  );
}
