import { fileName } from '../../src/Portal/src/api/fileName';

describe('The name of a file that the browser saves', () => {
  test.each([
    ["attachment; filename=workflow-definition-____-.json; filename*=UTF-8''workflow-definition-%E5%BC%82%E8%AE%AE-.json", 'workflow-definition-异议-.json'],
    ["attachment; filename*=UTF-8''%E5%BC%82%E8%AE%AE.json; filename=____.json", '异议.json'],
    ['attachment; filename="a; \\"b\\".json"', 'a; "b".json'],
    ['attachment; filename=workflows.zip', 'workflows.zip'],
    ["attachment; filename=plain.json; filename*=UTF-8''%E5%BC", 'plain.json'],
    ['attachment; filename=100%25.json', '100%25.json'],
    ['attachment', undefined],
    [null, undefined],
  ])('%s', (disposition, name) => {
    expect(fileName(disposition)).toBe(name);
  });
});
