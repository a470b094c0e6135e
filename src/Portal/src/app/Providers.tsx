import '/antd-styles/base.css';
import { Provider as MotionProvider } from '@rc-component/motion';
import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigContext } from 'antd/es/config-provider/context';
import LocaleContext from 'antd/es/locale/context';
import { type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { localeOf } from '../i18n';
import { Asked } from './Asked';
import { queries } from './queries';
import { Said } from './Said';

const stillness = matchMedia('(prefers-reduced-motion: reduce)');
const onStillness = (changed: () => void) => {
  stillness.addEventListener('change', changed);
  return () => stillness.removeEventListener('change', changed);
};

/** Language and data of all pages, and whether anything moves on them; their look is in the style sheets (`build/antdStyles.ts`). Ant Design's own provider is not here: it brings the forms, the dialogs and the making of colours to every page. */
export function Providers({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const usual = useContext(ConfigContext);
  const locale = localeOf(i18n.language);
  const config = useMemo(() => ({ ...usual, button: { autoInsertSpace: false }, ...(locale && { locale }) }), [usual, locale]);
  const still = useSyncExternalStore(onStillness, () => stillness.matches);
  const words = useMemo(() => locale && { ...locale, exist: true }, [locale]);
  return (
    <ConfigContext value={config}>
      <LocaleContext value={words}>
        <MotionProvider motion={!still}>
          <div className="app">
            <QueryClientProvider client={queries}>{children}</QueryClientProvider>
            <Asked />
            <Said />
          </div>
        </MotionProvider>
      </LocaleContext>
    </ConfigContext>
  );
}
