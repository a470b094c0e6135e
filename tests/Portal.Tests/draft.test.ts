import { begin, rebase, saved, settle, type, unsent, valueOf } from '../../src/Portal/src/application/draft';

const typed = (field: string, value: string) => type(begin({ title: '旧', summary: '摘要' }, 3), field, value);

describe('A draft that is written in more than one place', () => {
  test('What is typed stands over what the server has, until the server has it', () => {
    const draft = typed('title', '新');
    expect(valueOf(draft, 'title')).toBe('新');
    expect(unsent(draft)).toEqual({ title: '新' });

    const done = saved(draft, { title: '新' }, 4);
    expect(unsent(done)).toEqual({});
    expect([valueOf(done, 'title'), done.revision]).toEqual(['新', 4]);
  });

  test('What was typed while it was being sent is still to be sent', () => {
    const draft = type(typed('title', '新'), 'title', '新的');
    expect(unsent(saved(draft, { title: '新' }, 4))).toEqual({ title: '新的' });
  });

  test('What goes back to what the server has needs no sending', () => {
    expect(unsent(type(typed('title', '新'), 'title', '旧'))).toEqual({});
  });

  test('Another field changed elsewhere is taken over and nothing has to be settled', () => {
    const draft = rebase(typed('title', '新'), { title: '旧', summary: '别处的摘要' }, 5);
    expect([valueOf(draft, 'title'), valueOf(draft, 'summary'), draft.revision]).toEqual(['新', '别处的摘要', 5]);
    expect(draft.theirs).toEqual({});
  });

  test('The same field changed elsewhere keeps both until the person has chosen, and is not sent before', () => {
    const draft = type(rebase(typed('title', '新'), { title: '别处', summary: '摘要' }, 5), 'summary', '改');
    expect(draft.theirs).toEqual({ title: '别处' });
    expect(valueOf(draft, 'title')).toBe('新');
    expect(unsent(draft)).toEqual({ summary: '改' });

    expect(unsent(settle(draft, 'title', true))).toEqual({ title: '新', summary: '改' });
    const other = settle(draft, 'title', false);
    expect([valueOf(other, 'title'), unsent(other)]).toEqual(['别处', { summary: '改' }]);
  });

  test('A field still to be settled stays so when the server tells of something else', () => {
    const draft = rebase(rebase(typed('title', '新'), { title: '别处' }, 5), { title: '别处', summary: 'x' }, 6);
    expect(draft.theirs).toEqual({ title: '别处' });
  });

  test('News older than what is known is no news', () => {
    const draft = saved(typed('title', '新'), { title: '新' }, 7);
    expect(rebase(draft, { title: '旧' }, 6)).toBe(draft);
  });
});
