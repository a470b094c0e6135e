import { daysUntil, dayWritten, deadlineText, momentText, momentWritten, periodText } from '../../src/Portal/src/app/moment';

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

describe('The days until a deadline', () => {
  const endsAt2400 = '2022-07-15T16:00:00Z'; // of 15 July in Beijing
  test.each([
    ['2022-07-14T15:59:59Z', 1],
    ['2022-07-14T16:00:00Z', 0], // 15 July has begun
    ['2022-07-15T15:59:59Z', 0],
    ['2022-07-15T16:00:00Z', 0],
    ['2022-08-01T00:00:00Z', 0], // long over
    ['2022-07-08T04:00:00Z', 7],
  ])('at %s: %d', (now, days) => expect(daysUntil(endsAt2400, Date.parse(now))).toBe(days));

  test('A deadline at nine in the morning is of its own day', () => expect(daysUntil('2022-07-16T01:00:00Z', Date.parse('2022-07-15T15:00:00Z'))).toBe(1));
});

describe('A day that somebody writes', () => {
  test.each(['2022-07-06', '2022-7-6', ' 2022/07/6 ', '2022.7.06', '20220706', '2022年7月6日'])('is read in any usual way: %s', (text) => expect(dayWritten(text)).toBe('2022-07-06'));
  test.each(['2022-02-30', '2022-13-01', '2022-07', '0022-07-06', '06.07.2022', 'soon'])('is none that no calendar has, or that is not whole: %s', (text) => expect(dayWritten(text)).toBeUndefined());
  test('is no mistake where nothing is written', () => expect([dayWritten(' '), momentWritten('')]).toEqual(['', '']));
});

describe('A moment that somebody writes', () => {
  test.each([
    ['2022-07-06 09:05', '2022-07-06T09:05'],
    ['2022-7-6 9：05', '2022-07-06T09:05'],
    ['2022-07-06T23:59', '2022-07-06T23:59'],
    ['2022-12-31 24:00', '2023-01-01T00:00'],
  ])('%s is %s', (text, moment) => expect(momentWritten(text)).toBe(moment));
  test.each(['2022-07-06', '2022-07-06 25:00', '2022-07-06 24:01', '2022-07-06 12:60', '12:00'])('is none: %s', (text) => expect(momentWritten(text)).toBeUndefined());
});
