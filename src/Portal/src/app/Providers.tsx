import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider, theme } from 'antd';
import 'dayjs/locale/zh-cn';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem';
import { localeOf } from '../i18n';
import { useAppearance } from './appearance';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && !(error instanceof ApiProblem && error.status > 0 && error.status < 500),
    },
  },
});

/** Language, look and data of all pages. */
export function Providers({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const { dark } = useAppearance();
  const chinese = i18n.language === 'zh';
  dayjs.locale(chinese ? 'zh-cn' : 'en');
  return (
    <ConfigProvider
      button={{ autoInsertSpace: false }}
      {...(localeOf(i18n.language) && { locale: localeOf(i18n.language)! })}
      theme={{
        algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: {
          colorPrimary: dark ? '#5b9bd9' : '#1b5a9e',
          colorLink: dark ? '#7db4e6' : '#1b5a9e',
          colorLinkHover: dark ? '#a3cbf0' : '#154a85', // also to be read while the pointer rests on it
          colorLinkActive: dark ? '#a3cbf0' : '#154a85',
          colorTextDescription: dark ? '#a6adb6' : '#5a6470',
          colorTextTertiary: dark ? '#a6adb6' : '#5f6873',
          colorTextPlaceholder: dark ? '#9aa2ac' : '#6b7480',
          ...(dark ? { colorError: '#ff8a8c' } : { colorError: '#cf1322' }), // to be read as text on their ground
          colorBgLayout: dark ? '#12161b' : '#f4f6f8',
          borderRadius: 6,
          fontFamily: "system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
        },
        components: {
          Table: { cellPaddingBlock: 10, bodySortBg: 'transparent', headerSortActiveBg: dark ? '#1d1d1d' : '#fafafa', rowSelectedBg: dark ? '#16283a' : '#e8f1fa', rowSelectedHoverBg: dark ? '#1b3045' : '#dce9f6' }, // text stands on them
          Menu: { itemSelectedColor: dark ? '#a9cdee' : '#174f8b', itemSelectedBg: dark ? '#16283a' : '#e8f1fa' },
          ...(dark && { Button: { colorPrimary: '#2a6aad', colorPrimaryHover: '#3277bd', colorPrimaryActive: '#245c97' } }), // white stands on it
        },
      }}
    >
      <App className="app">
        <QueryClientProvider client={queries}>{children}</QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}
