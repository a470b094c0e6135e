import { BulbOutlined, DownOutlined, GlobalOutlined, LogoutOutlined, MenuFoldOutlined, MenuOutlined, MenuUnfoldOutlined, UserOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import icon from '../brand/icon.svg';
import { setLanguage } from '../i18n';
import { type Me, useSignOut } from '../session/session';
import { useAppearance } from './appearance';
import { MenuButton } from './MenuButton';
import { useRoomy } from './useWide';

export function TopBar({ me, wide, folded, onMenu }: { me: Me | null; wide: boolean; folded: boolean; onMenu: () => void }) {
  const { t, i18n } = useTranslation();
  const { dark, toggle } = useAppearance();
  const named = useRoomy() ? undefined : 'only-heard';
  const { pathname, search } = useLocation();
  const go = useNavigate();
  const signOut = useSignOut();
  const menu = wide ? (folded ? t('app.unfold') : t('app.fold')) : t('app.menu');
  const MenuIcon = wide ? (folded ? MenuUnfoldOutlined : MenuFoldOutlined) : MenuOutlined;
  const other = dark ? t('app.light') : t('app.dark');

  return (
    <header className="top-bar">
      <Button type="text" icon={<MenuIcon />} aria-label={menu} title={menu} onClick={onMenu} />
      <Link to="/" className="top-bar-name">
        <img src={icon} alt="" width={26} height={26} />
        <span className={named}>{t('app.name')}</span>
      </Link>
      <div className="top-bar-acts">
        <Button type="text" icon={<BulbOutlined />} aria-label={other} title={other} onClick={toggle} />
        <Button type="text" icon={<GlobalOutlined />} onClick={() => setLanguage(i18n.language === 'zh' ? 'en' : 'zh')} lang={i18n.language === 'zh' ? 'en' : 'zh-CN'}>
          <span className={named}>{i18n.language === 'zh' ? 'English' : '中文'}</span>
        </Button>
        {me ? (
          <MenuButton type="text" icon={<UserOutlined />} items={[{ key: 'out', icon: <LogoutOutlined aria-hidden />, label: t('session.signOut') }]} onChoose={() => void signOut().then(() => go('/sign-in'))}>
            <span className={named}>{me.displayName || me.userName}</span>
            <DownOutlined style={{ fontSize: 10 }} />
          </MenuButton>
        ) : (
          <Button type="primary" onClick={() => void go(`/sign-in?return=${encodeURIComponent(pathname + search)}`)}>
            {t('session.signIn')}
          </Button>
        )}
      </div>
    </header>
  );
}
