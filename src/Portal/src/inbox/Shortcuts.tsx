import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { later } from '../app/later';
import { onKeys } from '../app/keys';

const ShortcutsDialog = later(async () => (await import('./ShortcutsDialog')).ShortcutsDialog);

/** The keys of this page; `?` shows them. */
export function Shortcuts() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useEffect(() => onKeys({ '?': () => setOpen(true) }), []);
  return (
    <>
      <Button type="text" aria-keyshortcuts="?" onClick={() => setOpen(true)}>
        {t('inbox.keys.open')} <kbd>?</kbd>
      </Button>
      {open && <ShortcutsDialog onClose={() => setOpen(false)} />}
    </>
  );
}
