import { type Assigned, standingOf } from '../../src/Portal/src/assignments/assignment';

const sheet = (state: Assigned['state'], overdue = false) => ({ state, overdue }) as Assigned;

test('Who is late is not counted as one whose score is in', () => {
  expect(standingOf({ sheets: [sheet('submitted'), sheet('draft', true), sheet('assigned')] })).toEqual({ given: 1, late: 1 });
  expect(standingOf({ sheets: [sheet('replaced'), sheet('submitted'), sheet('submitted'), sheet('submitted')] })).toEqual({ given: 3, late: 0 });
});
