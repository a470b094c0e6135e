const color = (name: string) => `var(--ant-color-${name})`;

/** The look as styles of ours use it: variables of the style sheet, which are others in the dark. */
export const token = {
  borderRadius: 'var(--ant-border-radius)',
  colorBgContainer: color('bg-container'),
  colorBgElevated: color('bg-elevated'),
  colorBgLayout: color('bg-layout'),
  colorBorder: color('border'),
  colorBorderSecondary: color('border-secondary'),
  colorError: color('error'),
  colorFillQuaternary: color('fill-quaternary'),
  colorFillSecondary: color('fill-secondary'),
  colorFillTertiary: color('fill-tertiary'),
  colorLink: color('link'),
  colorPrimary: color('primary'),
  colorSuccess: color('success'),
  colorText: color('text'),
  colorTextDescription: color('text-description'),
  colorTextQuaternary: color('text-quaternary'),
  colorTextTertiary: color('text-tertiary'),
  colorWarning: color('warning'),
} as const;
