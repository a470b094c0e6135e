import './dom';
import { createElement as element, useState } from 'react';
import { DateInput } from '../../src/Portal/src/app/DateInput';
import { show } from './shown';

/** A day that is given already, in a field of a form; and what the form was told. */
async function field(required = false) {
  const told: string[] = [];
  function Form() {
    const [value, setValue] = useState('2022-07-16');
    return element(DateInput, { 'aria-label': '日期', value, required, onChange: (next: string) => (told.push(next), setValue(next)) });
  }
  const shown = await show(element(Form));
  await vi.waitFor(() => expect(shown.one('input')).toBeTruthy());
  const input = shown.one<HTMLInputElement>('input');
  return {
    told,
    input,
    write: (text: string) => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text); // past React's own, as a browser does
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    leave: () => input.dispatchEvent(new Event('focusout', { bubbles: true })),
    reads: (text: string) => vi.waitFor(() => expect(input.value).toBe(text)),
  };
}

describe('A field of a date', () => {
  test('that is left with what is no date has the last one again, and nobody is told of none', async () => {
    const { told, write, leave, reads } = await field();
    write('2022-13-01');
    leave();
    await reads('2022-07-16');
    expect(told).toEqual([]);
  });

  test('tells the day that is written and none once it is emptied, unless there has to be one', async () => {
    const free = await field();
    free.write('2022-08-01');
    await vi.waitFor(() => expect(free.told).toEqual(['2022-08-01']));
    free.write('');
    free.leave();
    await vi.waitFor(() => expect(free.told).toEqual(['2022-08-01', '']));

    const needed = await field(true);
    needed.write('');
    needed.leave();
    await needed.reads('2022-07-16');
    expect(needed.told).toEqual([]);
  });
});
