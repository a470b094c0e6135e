/** Made by `build/texts.ts`. */
declare module 'virtual:texts' {
  type Part = () => Promise<{ readonly texts: Readonly<Record<string, unknown>>; readonly locale?: NonNullable<import('antd').ConfigProviderProps['locale']> }>;
  export const zh: Readonly<Record<string, Part>>;
  export const en: Readonly<Record<string, Part>>;
}
