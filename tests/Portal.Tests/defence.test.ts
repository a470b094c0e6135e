import { clockText, elapsed, read } from '../../src/Portal/src/defences/clock';
import { sha256 } from '../../src/Portal/src/app/sha256';
import { drawAgain } from '../../src/Portal/src/defences/draw';

test('The browser draws as the server does', async () => {
  // the vectors of the server's own test, SeededDrawTests
  const tickets = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `QB2022-000${n}`);
  const drawn = [5, 7, 4, 6, 3, 8, 1, 2].map((n) => `QB2022-000${n}`);
  expect(await drawAgain('全国质量标杆2022/1', tickets)).toEqual(drawn);
  expect(await drawAgain('全国质量标杆2022/1', [...tickets].reverse())).toEqual(drawn);
  expect(await drawAgain('1', ['a', 'b', 'c'])).toEqual(['a', 'b', 'c']);
  expect((await drawAgain('x/12', '10,11,12,13,14,15,16,17,18,19,20,21'.split(','))).join()).toBe('15,18,20,19,17,10,21,11,12,14,13,16');
  expect(await sha256(new TextEncoder().encode('全国质量标杆2022'))).toBe('42f0b784842893a7ca3ef58614870cfe7557fc242b934303197753330b8c8633');
});

test('A clock counts down, over its end, and is read again after a reload', () => {
  expect([clockText(600), clockText(59.2), clockText(0), clockText(-61)]).toEqual(['10:00', '1:00', '0:00', '+1:01']);
  expect(elapsed({ part: 'present', spent: 30, since: 1_000 }, 6_000)).toBe(35);
  expect(read('{"part":"question","spent":12,"since":5}')).toEqual({ part: 'question', spent: 12, since: 5 });
  for (const broken of [null, '{', '{"part":"x","spent":1}', '{"part":"present"}']) expect(read(broken)).toEqual({ part: 'present', spent: 0 });
});
