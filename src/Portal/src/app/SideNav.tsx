import { Menu } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Me } from '../session/session';
import { entryOf, menuOf } from './navigation';
import { NavIcon } from './NavIcon';

/** The pages this person may open, by section. */
export function SideNav({ me, folded, onGo }: { me: Me | null; folded: boolean; onGo?: () => void }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const open = menuOf(me);
  const sections = [...new Set(open.map(({ section }) => section))];
  return (
    <nav aria-label={t('app.navigation')}>
      <Menu
        mode="inline"
        inlineCollapsed={folded}
        selectedKeys={[entryOf(pathname)?.path ?? '']}
        style={{ borderInlineEnd: 'none', paddingBlock: 8 }}
        {...(onGo && { onClick: onGo })}
        items={sections.map((section) => ({
          key: section,
          type: 'group' as const,
          label: folded ? '' : t(`app.section.${section}`),
          children: open.filter((one) => one.section === section).map(({ path, title }) => ({ key: path, icon: <NavIcon path={path} />, label: <Link to={path}>{t(title)}</Link> })),
        }))}
      />
    </nav>
  );
}
