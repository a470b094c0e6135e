import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../session/session';
import { SideNav } from './SideNav';

/** The menu on a phone, while it is drawn in. A press beside it or Escape sends it back. */
export function MenuDrawer({ me, onClose }: { me: Me | null; onClose: () => void }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="menu-drawer" aria-label={t('app.menu')} onClose={onClose} onClick={(event) => event.target === event.currentTarget && onClose()}>
      <header>
        <strong>{t('app.menu')}</strong>
        <Button type="text" icon={<CloseOutlined />} aria-label={t('app.close')} onClick={onClose} />
      </header>
      <SideNav me={me} folded={false} onGo={onClose} />
    </dialog>
  );
}
