import { deadlineText, momentText, periodText } from '../../src/Portal/src/app/moment';

test('The last instant of a day in Beijing is its 24:00', () => {
  expect(deadlineText('2022-07-15T16:00:00+00:00')).toBe('2022-07-15 24:00');
  expect(deadlineText('2022-09-05T01:00:00+00:00')).toBe('2022-09-05 09:00');
});

test('A moment is written in Beijing time, wherever the browser is', () => {
  expect(momentText('2022-12-31T16:30:00Z')).toBe('2023-01-01 00:30');
});

test('A period within a day names the day once', () => {
  expect(periodText('2022-10-20T01:00:00Z', '2022-10-20T09:00:00Z')).toBe('2022-10-20 09:00 ~ 17:00');
  expect(periodText('2022-10-20T01:00:00Z', '2022-10-21T09:00:00Z')).toBe('2022-10-20 09:00 ~ 2022-10-21 17:00');
});
