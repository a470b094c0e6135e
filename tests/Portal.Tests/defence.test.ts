import { clockText, elapsed, read } from '../../src/Portal/src/defences/clock';
import { drawAgain, hashOf } from '../../src/Portal/src/defences/draw';

test('The browser draws as the server does', async () => {
  const tickets = ['QB2022-0003', 'QB2022-0001', 'QB2022-0002', 'QB2022-0005', 'QB2022-0004'];
  expect(await drawAgain('seed-1/1', tickets)).toEqual(['QB2022-0002', 'QB2022-0003', 'QB2022-0001', 'QB2022-0004', 'QB2022-0005']);
  expect(await drawAgain('seed-1/1', [...tickets].reverse())).toEqual(['QB2022-0002', 'QB2022-0003', 'QB2022-0001', 'QB2022-0004', 'QB2022-0005']);
  expect(await drawAgain('seed-1/2', ['QB2022-0001'])).toEqual(['QB2022-0001']);
  expect(await hashOf('seed-1')).toBe('0eb026731d9ea3f870511f8c18daeb814eaa2c9e276082b204f2a962212fb5bd');
});

test('A clock counts down, over its end, and is read again after a reload', () => {
  expect([clockText(600), clockText(59.2), clockText(0), clockText(-61)]).toEqual(['10:00', '1:00', '0:00', '+1:01']);
  expect(elapsed({ part: 'present', spent: 30, since: 1_000 }, 6_000)).toBe(35);
  expect(read('{"part":"question","spent":12,"since":5}')).toEqual({ part: 'question', spent: 12, since: 5 });
  for (const broken of [null, '{', '{"part":"x","spent":1}', '{"part":"present"}']) expect(read(broken)).toEqual({ part: 'present', spent: 0 });
});
