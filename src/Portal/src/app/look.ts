import type { ThemeConfig } from 'antd';

/** How the pages look, light and dark. Read when they are built (`build/antdStyles.ts`): in the browser it is variables of the style sheet, see `token.ts`. */
export const look = (dark: boolean): ThemeConfig => ({
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
    ...(dark && { Button: { colorPrimary: '#2a6aad', colorPrimaryHover: '#3277bd', colorPrimaryActive: '#245c97' } }), // white stands on it
  },
});
