import { ApartmentOutlined, BulbOutlined, DownOutlined, GlobalOutlined, LogoutOutlined, PlaySquareOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown, Flex, Layout, Menu, theme, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import icon from '../brand/icon.svg';
import { setLanguage } from '../i18n';
import { useMay, useSignOut } from '../session/session';
import { useAppearance } from './appearance';

export function TopBar({ me }: { me: { userName: string; displayName: string } }) {
  const { t, i18n } = useTranslation();
  const { token } = theme.useToken();
  const { dark, toggle } = useAppearance();
  const { pathname } = useLocation();
  const go = useNavigate();
  const signOut = useSignOut();
  const mayRead = useMay('read:workflow-definitions');
  const mayWatch = useMay('read:workflow-instances');
  const here = pathname.startsWith('/instances') ? 'instances' : pathname.startsWith('/designer') ? 'designer' : '';

  return (
    <Layout.Header
      className="top-bar"
      style={{ display: 'flex', alignItems: 'center', height: 52, lineHeight: '52px', background: token.colorBgContainer, borderBottom: `1px solid ${token.colorBorderSecondary}` }}
    >
      <Link to="/" style={{ display: 'flex', alignItems: 'center', gap: 10, color: token.colorText, fontWeight: 600, fontSize: 16, whiteSpace: 'nowrap' }}>
        <img src={icon} alt="" width={26} height={26} />
        <span className="wide-only">{t('app.name')}</span>
      </Link>
      <nav aria-label={t('app.navigation')} style={{ flex: 1, minWidth: 0 }}>
        <Menu
          mode="horizontal"
          selectedKeys={[here]}
          style={{ borderBottom: 'none', background: 'transparent', lineHeight: '50px' }}
          items={[
            ...(mayRead ? [{ key: 'designer', icon: <ApartmentOutlined />, label: <Link to="/designer">{t('designer.title')}</Link> }] : []),
            ...(mayWatch ? [{ key: 'instances', icon: <PlaySquareOutlined />, label: <Link to="/instances">{t('instances.title')}</Link> }] : []),
          ]}
        />
      </nav>
      <Flex gap={4} align="center">
        <Tooltip title={dark ? t('app.light') : t('app.dark')}>
          <Button type="text" icon={<BulbOutlined />} aria-label={dark ? t('app.light') : t('app.dark')} onClick={toggle} />
        </Tooltip>
        <Button type="text" icon={<GlobalOutlined />} onClick={() => setLanguage(i18n.language === 'zh' ? 'en' : 'zh')} lang={i18n.language === 'zh' ? 'en' : 'zh-CN'}>
          <span className="wide-only">{i18n.language === 'zh' ? 'English' : '中文'}</span>
        </Button>
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
      </Flex>
    </Layout.Header>
  );
}
