import { DownOutlined, LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type Me, useSignOut } from '../session/session';

/** Who is signed in, and the way out. Escape or whatever else takes the focus closes it. */
export function UserMenu({ me }: { me: Me }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const signOut = useSignOut();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const item = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open) item.current?.focus();
  }, [open]);
  return (
    <div
      className="user-menu"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
      onKeyDown={(event) => {
        if (!open || event.key !== 'Escape') return;
        setOpen(false);
        button.current?.focus();
      }}
    >
      <Button ref={button} type="text" icon={<UserOutlined />} aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="wide-only">{me.displayName || me.userName}</span>
        <DownOutlined style={{ fontSize: 10 }} />
      </Button>
      {open && (
        <div role="menu" aria-label={me.displayName || me.userName}>
          <button ref={item} type="button" role="menuitem" onClick={() => void signOut().then(() => go('/sign-in'))}>
            <LogoutOutlined aria-hidden /> {t('session.signOut')}
          </button>
        </div>
      )}
    </div>
  );
}
