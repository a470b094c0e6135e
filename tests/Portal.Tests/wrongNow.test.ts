import type { TFunction } from 'i18next';
import type { TaskField } from '../../src/Portal/src/inbox/task';
import { wrongNow } from '../../src/Portal/src/inbox/wrongNow';

const said = ((key: string) => key.split('.').at(-1)) as unknown as TFunction;
const wrong = (type: TaskField['type'], value: unknown, limits: Partial<TaskField> = {}) => wrongNow({ key: 'count', label: '数量', type, options: [], ...limits } as unknown as TaskField, value, said);

test.each([
  [3.5, 'whole'],
  [3, undefined],
  [-3, undefined],
  [undefined, undefined],
])('Of whole numbers %s is told as it is typed: %s', (value, told) => expect(wrong('integer', value)).toBe(told));

test('A number of any kind may have a fraction', () => expect(wrong('number', 27.125)).toBeUndefined());

test('What is too small, too large or too long is told', () => {
  expect([wrong('number', 31, { max: 30 }), wrong('integer', -1, { min: 0 }), wrong('text', '质量标杆', { maxLength: 3 })]).toEqual(['range', 'range', 'tooLong']);
});
