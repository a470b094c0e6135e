import { join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Parts that Ant Design's components bring along for what no page of ours does: tabs in a card, tags in colours of one's own, hints at a field's name, codes typed digit by digit, pictures of 403, 404
 * and 500, hints at choices and steps, what their documentation shows. Who needs one of them takes its line out.
 */
const unused: readonly (readonly [string, string])[] = [
  ['antd/es/card/Card.js', '../tabs'],
  ['antd/es/tag/hooks/useColor.js', '@ant-design/fast-color'],
  ['antd/es/empty/utils.js', '@ant-design/fast-color'],
  ['antd/es/form/FormItemLabel.js', '../tooltip'],
  ['antd/es/input/index.js', './OTP'],
  ['antd/es/progress/Circle.js', '../tooltip'],
  ['antd/es/input-number/index.js', '../config-provider'],
  ['antd/es/radio/group.js', '../form/hooks/useForm'],
  ['antd/es/rate/index.js', '../tooltip'],
  ['antd/es/segmented/index.js', '../tooltip'],
  ['antd/es/steps/index.js', '../tooltip'],
  ['antd/es/select/index.js', '../_util/PurePanel'],
  ['antd/es/result/index.js', './noFound'],
  ['antd/es/result/index.js', './serverError'],
  ['antd/es/result/index.js', './unauthorized'],
];

/** Parts that are there for more than we use, and what stands in for them. */
const smaller: readonly (readonly [RegExp, string, string])[] = [
  [/antd\/es\/form\/context\.js$/, '@rc-component/form', 'node_modules/@rc-component/form/es/FormContext.js'], // each input asks whether it stands in a form; that alone needs no forms
];

const nothing = '\0unused-part';

/** What stands in their place: shows what it was put around, and answers what is asked of it besides. */
const instead = "export default ({ children }) => children ?? null; export const FastColor = undefined; export const toNamePathStr = (name) => [name].flat().join('_');";

export function unusedParts(): Plugin {
  return {
    name: 'unused-parts',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      const from = importer?.replaceAll('\\', '/') ?? '';
      const other = smaller.find(([file, part]) => part === source && file.test(from));
      if (other) return join(import.meta.dirname, '..', other[2]);
      return unused.some(([file, part]) => part === source && from.endsWith(`/${file}`)) ? nothing : null;
    },
    load: (id) => (id === nothing ? instead : null),
  };
}
