import type { Plugin } from 'vite';

/**
 * Parts that Ant Design's components bring along for what no page of ours does: tabs in a card, text edited in its place, filters in a table's head, tables that draw only the rows in sight,
 * pictures of 403, 404 and 500. They are a quarter of what a table page would load. Who needs one of them takes its line out.
 */
const unused: readonly (readonly [string, string])[] = [
  ['antd/es/card/Card.js', '../tabs'],
  ['antd/es/typography/Base/index.js', '../Editable'],
  ['antd/es/table/hooks/useFilter/index.js', './FilterDropdown'],
  ['antd/es/table/InternalTable.js', './RcTable/VirtualTable'],
  ['antd/es/result/index.js', './noFound'],
  ['antd/es/result/index.js', './serverError'],
  ['antd/es/result/index.js', './unauthorized'],
];

const nothing = '\0unused-part';

export function unusedParts(): Plugin {
  return {
    name: 'unused-parts',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      const from = importer?.replaceAll('\\', '/');
      return unused.some(([file, part]) => part === source && from?.endsWith(`/${file}`)) ? nothing : null;
    },
    load: (id) => (id === nothing ? 'export default () => null; export const flattenKeys = () => [];' : null),
  };
}
