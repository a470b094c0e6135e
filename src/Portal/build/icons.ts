import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);
const iconFile = /\/@ant-design\/icons\/es\/icons\/(\w+(?:Outlined|Filled))\.js$/;

interface Drawing {
  readonly name: string;
  readonly icon: { readonly attrs: Readonly<Record<string, string>>; readonly children: readonly { readonly tag: string; readonly attrs: Readonly<Record<string, string>> }[] };
}

/** An icon of Ant Design is a name and a few lines; what its module brings besides (two colours, the making of colours, styles made in the browser) is three times as much. */
export function icons(): Plugin {
  return {
    name: 'icons',
    enforce: 'pre',
    load(id) {
      const name = iconFile.exec(id.replaceAll('\\', '/'))?.[1];
      if (!name) return null;
      const { default: drawing } = require(`@ant-design/icons-svg/lib/asn/${name}`) as { default: Drawing };
      const { attrs, children } = drawing.icon;
      if (children.some((line) => line.tag !== 'path' || Object.keys(line.attrs).join() !== 'd')) return null; // more than lines of one colour: theirs draws it
      const lines = children.map((line) => line.attrs['d']);
      return `import { icon } from '/src/app/icon.tsx'; export default /*#__PURE__*/ icon(${JSON.stringify(drawing.name)}, ${JSON.stringify(attrs['viewBox'])}, ${JSON.stringify(lines)});`;
    },
  };
}
