import { BulbOutlined, DownOutlined, GlobalOutlined, LogoutOutlined, MenuFoldOutlined, MenuOutlined, MenuUnfoldOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown, Flex, Layout, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import icon from '../brand/icon.svg';
import { setLanguage } from '../i18n';
import { type Me, useSignOut } from '../session/session';
import { useAppearance } from './appearance';
import { token } from './token';

export function TopBar({ me, wide, folded, onMenu }: { me: Me | null; wide: boolean; folded: boolean; onMenu: () => void }) {
  const { t, i18n } = useTranslation();
  const { dark, toggle } = useAppearance();
  const { pathname, search } = useLocation();
  const go = useNavigate();
  const signOut = useSignOut();
  const menu = wide ? (folded ? t('app.unfold') : t('app.fold')) : t('app.menu');
  const MenuIcon = wide ? (folded ? MenuUnfoldOutlined : MenuFoldOutlined) : MenuOutlined;

  return (
    <Layout.Header
      className="top-bar"
      style={{ display: 'flex', alignItems: 'center', height: 52, lineHeight: '52px', background: token.colorBgContainer, borderBottom: `1px solid ${token.colorBorderSecondary}` }}
    >
      <Button type="text" icon={<MenuIcon />} aria-label={menu} title={menu} onClick={onMenu} />
      <Link to="/" style={{ display: 'flex', alignItems: 'center', gap: 10, color: token.colorText, fontWeight: 600, fontSize: 16, whiteSpace: 'nowrap', minWidth: 0, flex: 1 }}>
        <img src={icon} alt="" width={26} height={26} />
        <span className="wide-only">{t('app.name')}</span>
      </Link>
      <Flex gap={4} align="center">
        <Tooltip title={dark ? t('app.light') : t('app.dark')}>
          <Button type="text" icon={<BulbOutlined />} aria-label={dark ? t('app.light') : t('app.dark')} onClick={toggle} />
        </Tooltip>
        <Button type="text" icon={<GlobalOutlined />} onClick={() => setLanguage(i18n.language === 'zh' ? 'en' : 'zh')} lang={i18n.language === 'zh' ? 'en' : 'zh-CN'}>
          <span className="wide-only">{i18n.language === 'zh' ? 'English' : '中文'}</span>
        </Button>
        {me ? (
          <Dropdown
            menu={{
              items: [{ key: 'out', icon: <LogoutOutlined />, label: t('session.signOut') }],
              onClick: () => void signOut().then(() => go('/sign-in')),
            }}
            trigger={['click']}
          >
            <Button type="text" icon={<UserOutlined />}>
              <span className="wide-only">{me.displayName || me.userName}</span>
              <DownOutlined style={{ fontSize: 10 }} />
            </Button>
          </Dropdown>
        ) : (
          <Button type="primary" onClick={() => void go(`/sign-in?return=${encodeURIComponent(pathname + search)}`)}>
            {t('session.signIn')}
          </Button>
        )}
      </Flex>
    </Layout.Header>
  );
}
