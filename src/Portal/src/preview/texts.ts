export const zh = {
  none: '这种格式不能在页面中查看，请下载后打开。',
  failed: '文件没有能够显示，可能已损坏或加密。请下载后打开。',
  nothing: '文件中没有可显示的文字。请下载后打开。',
  word: '以下是文档的文字、表格和图片，排版以下载的原件为准。',
  page: '{{name}}，第 {{page}} 页，共 {{pages}} 页',
  pages: '共 {{count}} 页',
  more: '继续显示（还有 {{count}} 页）',
  picture: '文档中的图片',
  noPicture: '（此图片请在原件中查看）',
};

export const en: typeof zh = {
  none: 'Files of this kind cannot be shown here. Download it to open it.',
  failed: 'The file could not be shown; it may be damaged or encrypted. Download it to open it.',
  nothing: 'There is no text to show in this file. Download it to open it.',
  word: 'Text, tables and pictures of the document. Its layout is that of the original.',
  page: '{{name}}, page {{page}} of {{pages}}',
  pages: 'Pages: {{count}}',
  more: 'Show more (pages left: {{count}})',
  picture: 'Picture in the document',
  noPicture: '(see this picture in the original)',
};
