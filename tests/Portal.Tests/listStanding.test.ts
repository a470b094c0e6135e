import { listStanding } from '../../src/Portal/src/app/listStanding';

const rows = { items: [1], totalCount: 1 };
const away = new Error('The server cannot be reached');

test('A list that failed before it had rows says so, one that had some keeps them', () => {
  expect(listStanding({ data: undefined, error: null })).toBe('reading');
  expect(listStanding({ data: undefined, error: away })).toBe('failed');
  expect(listStanding({ data: rows, error: away })).toBe('stale');
  expect(listStanding({ data: rows, error: null })).toBe('read');
});
