import { destination } from '../../src/Portal/src/session/destination';

const here = 'https://benchmark.example.cn';

describe('Where the sign-in leads back to', () => {
  test.each([
    '/designer',
    '/designer/application?panel=versions',
    '/designer?search=%E7%94%B3%E6%8A%A5&page=2#content',
    '/instances/7?return=https://elsewhere.example.cn/',
  ])('%s stays as it is', (wanted) => {
    expect(destination(wanted, here)).toBe(wanted);
  });

  test.each([
    null,
    '',
    'designer',
    'https://elsewhere.example.cn/',
    'javascript:alert(1)',
    '//elsewhere.example.cn/',
    '//elsewhere.example.cn/designer',
    '/\\elsewhere.example.cn/designer',
    '/\t/elsewhere.example.cn/',
    '/\n/elsewhere.example.cn/',
    '/.//elsewhere.example.cn/',
    '/designer/..//elsewhere.example.cn/',
    '/%2e//elsewhere.example.cn/',
    '//[',
  ])('%j leads to the first page', (wanted) => {
    expect(destination(wanted, here)).toBe('/');
  });
});
