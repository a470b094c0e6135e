/** Made by `build/oneLanguage.mjs`. */
declare module 'virtual:texts/*' {
  export const texts: typeof import('./texts').zh;
  export const locale: NonNullable<import('antd').ConfigProviderProps['locale']>;
}
