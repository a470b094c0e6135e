import { totalOf } from '../../src/Portal/src/reviews/total';

const rubric = [
  { name: 'a', text: '', maxPoints: 30, weight: 60 },
  { name: 'b', text: '', maxPoints: 20, weight: 40 },
];

test('A total is a share of a hundred, to two decimals, as the server reckons it', () => {
  expect(totalOf(rubric, { a: 30, b: 20 })).toBe(100);
  expect(totalOf(rubric, { a: 12.5 })).toBe(25);
  expect(totalOf([...rubric, { name: 'c', text: '', maxPoints: 16, weight: 0 }], { a: 29.5, b: 20, c: 16, d: 7 })).toBe(99.24);
  expect(totalOf([], {})).toBe(0);
});
