import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import 'dayjs/locale/zh-cn';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem';
import { localeOf } from '../i18n';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && !(error instanceof ApiProblem && error.status > 0 && error.status < 500),
    },
  },
});

/** Language and data of all pages; their look is in the style sheets (`build/antdStyles.ts`). */
export function Providers({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const chinese = i18n.language === 'zh';
  dayjs.locale(chinese ? 'zh-cn' : 'en');
  return (
    <ConfigProvider
      button={{ autoInsertSpace: false }}
      {...(localeOf(i18n.language) && { locale: localeOf(i18n.language)! })}
      theme={{ zeroRuntime: true }}
    >
      <App className="app">
        <QueryClientProvider client={queries}>{children}</QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}
