import { createRequire } from 'node:module';
import { createElement, type FunctionComponent } from 'react';
import type { Plugin } from 'vite';
import { look } from '../src/app/look';

/**
 * Ant Design makes its styles in the browser, from functions that are a third of what a page would load. Here they are made once, when the pages are built, by those same functions with our look: a style file beside each
 * component, its variables for light and dark. What is left of Ant Design in the browser names classes only. All stands in the layer `antd`, so our own rules win whenever they come.
 */
const require = createRequire(import.meta.url);
const files = '/antd-styles/';
const libraryFile = /\/node_modules\/antd\/es\/(.+)\.js$/;

/** What stands before the names of a component's classes, where it is not the name of its folder. */
const prefixes: Readonly<Record<string, string>> = {
  '_util/wave/style': 'wave',
  'badge/style/ribbon': 'ribbon',
  'button/style/compact': 'btn',
  'button/style/index': 'btn',
  'date-picker/style/index': 'picker',
  'grid/style/index:useColStyle': 'col',
  'grid/style/index:useRowStyle': 'row',
  'input/style/otp': 'otp',
  'input/style/search': 'input-search',
  'layout/style/sider': 'layout-sider',
  'qr-code/style/index': 'qrcode',
  'space/style/addon': 'space-addon',
  'space/style/compact': 'space-compact',
};

/** Which rules win; said in every file, as nobody knows which one comes first. */
const order = '@layer ground, antd.base, antd.parts, antd.subs;';

const isStyle = (part: string) => part === '_util/wave/style' || /^[a-z-]+\/style\/\w+$/.test(part);

/** Of Ant Design's own modules: what is left of them once the styles are made. */
const remains: Readonly<Record<string, string>> = {
  'config-provider/style/index': 'export default () => undefined;',
  'theme/context': `import { createContext } from 'react'; export const defaultTheme = {}; export const defaultConfig = { token: {}, override: { override: {} }, hashed: false }; export const DesignTokenContext = createContext(defaultConfig);`,
  'theme/internal': `export { default as useToken } from './useToken.js'; export { defaultConfig, DesignTokenContext } from './context.js';`,
  'theme/index': 'export default {};',
  'theme/themes/seed': 'export default {};',
  'theme/util/genStyleUtils': "export const genCssVar = (ant, part) => { const name = (word) => `--${ant.replace(/\\./g, '')}-${part}-${word}`; return [name, (word, other) => (other ? `var(${name(word)}, ${other})` : `var(${name(word)})`)]; };",
};

/** The same of the packages it is made with. */
const packages: Readonly<Record<string, string>> = {
  '@ant-design/cssinjs': "import { createContext } from 'react'; export const createTheme = () => ({}); export const StyleContext = createContext({}); export const unit = (size) => (typeof size === 'number' ? `${size}px` : size);",
};

export function antdStyles(): Plugin {
  const made = new Map<string, string>();
  return {
    name: 'antd-styles',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source.startsWith(files)) return source;
      return packages[source] && importer && libraryFile.test(importer.replaceAll('\\', '/')) ? `\0${source}` : null;
    },
    transform(code, id) {
      if (/\/src\/.*\.tsx?$/.test(id) && /import \{[^}]*\btheme\b[^}]*\} from 'antd'/.test(code)) this.error("antd's `theme` is not in the browser; take `token` of src/app/token.ts.");
    },
    load(id) {
      if (id.startsWith(files)) return id === `${files}base.css` ? base() : made.get(id)!;
      if (packages[id.slice(1)] && id.startsWith('\0')) return packages[id.slice(1)]!;
      const part = libraryFile.exec(id.replaceAll('\\', '/'))?.[1];
      if (!part) return null;
      if (part === 'theme/useToken') return useToken();
      if (remains[part]) return remains[part];
      if (!isStyle(part)) return null;
      const file = `${files}${part.replaceAll('/', '-')}.css`;
      const { css, code } = styleModule(part);
      made.set(file, css);
      return css ? `import '${file}';\n${code}` : code;
    },
  };
}

interface Extracted {
  readonly style: string;
  readonly variables: string;
}

/** Draws a component once for its styles. `wanted`: which of the styles that came with it are meant. */
function extract(component: FunctionComponent, dark: boolean, wanted: (key: string) => boolean): Extracted {
  const { createCache, extractStyle, StyleProvider } = require('@ant-design/cssinjs') as typeof import('@ant-design/cssinjs');
  const { ConfigProvider, theme } = require('antd') as typeof import('antd');
  const { renderToStaticMarkup } = require('react-dom/server') as typeof import('react-dom/server');
  const cache = createCache();
  const drawn = createElement(ConfigProvider, { theme: { ...look(dark), algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm, hashed: false, cssVar: { key: 'look' } } }, createElement(component));
  renderToStaticMarkup(createElement(StyleProvider, { cache }, drawn));
  for (const key of [...cache.cache.keys()]) if (!wanted(key)) cache.cache.delete(key);
  const text = (types: 'style' | ('cssVar' | 'token')[]) => extractStyle(cache, { plain: true, types }).replace(/\.data-ant-cssinjs-cache-path\{[^}]*\}/g, '').trim();
  return { style: text('style'), variables: text(['token', 'cssVar']) };
}

const declarations = (css: string) => [...css.matchAll(/(--[\w-]+):((?:[^;'"(]|'[^']*'|"[^"]*"|\((?:[^()]|\([^()]*\))*\))*);/g)].map(([, name, value]) => [name!, value!] as const);

/** A style sheet's rules, one by one. */
function rules(css: string): string[] {
  const all: string[] = [];
  for (let depth = 0, from = 0, at = 0; at < css.length; at++) {
    if (css[at] === '{') depth++;
    else if (css[at] === '}' && --depth === 0) all.push(css.slice(from, (from = at + 1)));
  }
  return all;
}

/** The variables of both looks; of the dark one, those that differ. What everybody has and a component has otherwise (`shared`) is said for that component only. */
function variables(light: string, dark: string, where: string, shared: ReadonlySet<string>): string {
  const [usual, other] = [declarations(light), declarations(dark)];
  const changed = other.filter(([name, value]) => !usual.some(([one, its]) => one === name && its === value));
  const rule = (selector: string, all: typeof usual) => (all.length > 0 ? `${selector}{${all.map(([name, value]) => `${name}:${value};`).join('')}}` : '');
  const [own, others] = [[usual, changed].map((all) => all.filter(([name]) => shared.has(name))), [usual, changed].map((all) => all.filter(([name]) => !shared.has(name)))];
  return rule(':root', others[0]!) + rule("[data-theme='dark']", others[1]!) + rule(where, own[0]!) + rule(`[data-theme='dark'] ${where}`, own[1]!);
}

function both(component: FunctionComponent, wanted: (key: string) => boolean, what: string, shared: ReadonlySet<string> = new Set()): Extracted {
  const [light, dark] = [extract(component, false, wanted), extract(component, true, wanted)];
  if (light.style !== dark.style) throw new Error(`${what}: its rules differ between light and dark, not only its variables.`);
  return { style: light.style, variables: variables(light.variables, dark.variables, what, shared) };
}

/** What every page needs: the variables of the look, links, icons. */
function base(): string {
  const part = require('antd/lib/tag/style').default as (prefix: string) => unknown;
  const made = both(
    () => {
      part('ant-none');
      return null;
    },
    (key) => key.startsWith('token%') || key.startsWith('style%%Shared') || key.startsWith('style%%ant-design-icons'),
    ':root',
  );
  const { iconStyles } = require('@ant-design/icons/lib/renderUtils') as { iconStyles: string };
  return `${order}@layer antd.base{${made.variables}${iconStyles}${made.style}}`;
}

/** A component's style file, and the module that stands for the functions it was made by. */
function styleModule(part: string): { readonly css: string; readonly code: string } {
  const exports = require(`antd/lib/${part}`) as Readonly<Record<string, unknown>>;
  const shared = new Set(declarations(extract(() => null, false, (key) => key.startsWith('token%')).variables).map(([name]) => name));
  let css = '';
  let code = '';
  for (const [name, value] of Object.entries(exports)) {
    if (name === '__esModule') continue;
    const target = name === 'default' ? 'export default' : `export const ${name} =`;
    if (typeof value !== 'function') {
      code += `${target} ${JSON.stringify(value) ?? 'undefined'};\n`;
      continue;
    }
    if (!/^(default|use\w+|PurePanelStyle)$/.test(name)) continue; // what styles are made with
    const isComponent = value.name === 'StyledComponent';
    const prefix = `ant-${prefixes[`${part}:${name}`] ?? prefixes[part] ?? part.split('/')[0]!}`;
    const drawn = (root: string) =>
      isComponent
        ? () => createElement(value as FunctionComponent<{ prefixCls: string; rootCls: string }>, { prefixCls: prefix, rootCls: root })
        : () => {
            (value as (prefix: string, root: string) => unknown)(prefix, root);
            return null;
          };
    const wanted = (key: string) => key.startsWith('cssVar%') || (key.startsWith('style%') && !key.startsWith('style%%Shared') && !key.startsWith('style%%ant-design-icons'));
    const made = both(drawn(prefix), wanted, `.${prefix}`, shared);
    const known = new Set(rules(made.style));
    const ofRoot = rules(both(drawn(`${prefix}-css-var`), wanted, `.${prefix}`, shared).style).filter((rule) => !known.has(rule)); // a component of several elements marks its outermost so
    if (made.variables) css += `@layer antd.base{${made.variables}}`;
    if (ofRoot.length > 0) css += `@layer antd.base{${ofRoot.join('')}}`;
    if (made.style) css += `@layer antd.${isComponent ? 'subs' : 'parts'}{${made.style}}`;
    const answer = part === '_util/wave/style' ? "''" : "['', '']";
    code += `${target} ${isComponent ? '() => null' : `() => ${answer}`};\n`;
  }
  return { css: css && order + css, code };
}

/** What Ant Design's components ask of the look: sizes, and colours as variables, which are others in the dark. Nothing else of it is loaded. */
function useToken(): string {
  const { theme } = require('antd') as typeof import('antd');
  const token = theme.getDesignToken(look(false)) as unknown as Readonly<Record<string, unknown>>;
  const variable = (name: string) => `var(--ant-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)})`;
  const only = Object.fromEntries(asked.map((name) => [name, name.startsWith('color') ? variable(name) : token[name]]));
  return `const token = ${JSON.stringify(only)};
const variables = { prefix: 'ant', key: '' };
export default () => [undefined, token, '', token, variables, true];`;
}

const asked = [
  ...['borderRadius', 'colorBgContainer', 'colorFill', 'colorFillQuaternary', 'colorFillTertiary', 'controlHeight', 'controlHeightSM', 'fontSizeLG', 'marginXXS', 'motion', 'paddingXS'],
  ...['sizePopupArrow', 'wireframe', 'zIndexPopupBase', 'colorText', 'colorBgElevated'],
  ...['XS', 'SM', 'MD', 'LG', 'XL', 'XXL', 'XXXL'].flatMap((size) => [`screen${size}`, `screen${size}Min`, `screen${size}Max`]),
];
