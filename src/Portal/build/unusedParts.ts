import { join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Parts that Ant Design's components bring along for what no page of ours does: tabs in a card, text edited in its place, filters in a table's head, tables that draw only the rows in sight,
 * pictures of 403, 404 and 500. They are a quarter of what a table page would load. Who needs one of them takes its line out.
 */
const unused: readonly (readonly [string, string])[] = [
  ['antd/es/card/Card.js', '../tabs'],
  ['antd/es/form/FormItemLabel.js', '../tooltip'],
  ['antd/es/input/index.js', './OTP'],
  ['antd/es/table/hooks/useFilter/index.js', './FilterDropdown'],
  ['antd/es/table/InternalTable.js', './RcTable/VirtualTable'],
  ['antd/es/result/index.js', './noFound'],
  ['antd/es/result/index.js', './serverError'],
  ['antd/es/result/index.js', './unauthorized'],
];

/** Parts that are there for more than we use, and what stands in for them. */
const smaller: readonly (readonly [RegExp, string, string])[] = [
  [/antd\/es\/form\/context\.js$/, '@rc-component/form', 'node_modules/@rc-component/form/es/FormContext.js'], // each input asks whether it stands in a form; that alone needs no forms
];

const nothing = '\0unused-part';

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
    load: (id) => (id === nothing ? 'export default () => null; export const flattenKeys = () => [];' : null),
  };
}
