import { Button, Descriptions, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onKeys } from './keys';

/** The keys of this page; `?` shows them. */
export function Shortcuts() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useEffect(() => onKeys({ '?': () => setOpen(true) }), []);
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
    <>
      <Button type="text" aria-keyshortcuts="?" onClick={() => setOpen(true)}>
        {t('inbox.keys.open')} <kbd>?</kbd>
      </Button>
      <Modal open={open} title={t('inbox.keys.title')} footer={<Button onClick={() => setOpen(false)}>{t('inbox.keys.close')}</Button>} onCancel={() => setOpen(false)} width={420} destroyOnHidden>
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
    </>
  );
}
