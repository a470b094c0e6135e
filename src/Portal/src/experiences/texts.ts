export const zh = {
  title: '质量标杆经验库',
  search: '按企业或标杆名称查找',
  area: '重点领域',
  none: '还没有入选的质量标杆',
  nothingFound: '没有符合条件的质量标杆',
  more: '加载更多',
  count: '共 {{count}} 项',
  year: '{{year}} 年',
  unit: '推荐单位：{{unit}}',
  reports: '媒体报道',
};

export const en: typeof zh = {
  title: 'Library of benchmarks',
  search: 'Search by company or benchmark',
  area: 'Key area',
  none: 'No benchmark has been selected yet',
  nothingFound: 'No benchmark matches',
  more: 'Load more',
  count: '{{count}} in all',
  year: '{{year}}',
  unit: 'Recommended by {{unit}}',
  reports: 'In the media',
};
