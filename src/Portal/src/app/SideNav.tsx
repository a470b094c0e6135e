import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Me } from '../session/session';
import { entryOf, menuOf } from './navigation';
import { NavIcon } from './NavIcon';

interface Props {
  readonly me: Me | null;
  /** Icons only; their names are heard, and seen where the pointer rests. */
  readonly folded: boolean;
  readonly onGo?: () => void;
}

/** The pages this person may open, by section. */
export function SideNav({ me, folded, onGo }: Props) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const open = menuOf(me);
  const here = entryOf(pathname)?.path;
  const named = folded ? 'only-heard' : undefined;
  const sections = [...new Set(open.map(({ section }) => section))];
  return (
    <nav aria-label={t('app.navigation')} className="side-nav">
      {sections.map((section) => (
        <section key={section} aria-labelledby={`menu-${section}`}>
          <div id={`menu-${section}`} className={named}>{t(`app.section.${section}`)}</div>
          <ul>
            {open
              .filter((one) => one.section === section)
              .map(({ path, title }) => (
                <li key={path}>
                  <Link to={path} aria-current={path === here ? 'page' : undefined} title={folded ? t(title) : undefined} onClick={onGo}>
                    <NavIcon path={path} />
                    <span className={named}>{t(title)}</span>
                  </Link>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
