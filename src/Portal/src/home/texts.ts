export const zh = {
  title: '首页',
  greeting: '{{name}}，您好',
};

export const en: typeof zh = {
  title: 'Home',
  greeting: 'Hello, {{name}}',
};
