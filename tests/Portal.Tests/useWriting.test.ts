import './dom';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement as element } from 'react';
import { show } from './shown';
import type { Task, Writing } from '../../src/Portal/src/inbox/task';

/** What the server was asked, in order, and not answered yet. */
const asked: { readonly call: string; readonly comment: string; readonly answer: (status: number) => void }[] = [];

/** The server: it answers when the test says so. */
vi.stubGlobal('fetch', async (request: Request) => {
  const { comment } = JSON.parse((await request.text()) || '{"comment":""}') as Writing;
  return new Promise<Response>((answered) => {
    const answer = (status: number) => answered(Response.json(status < 400 ? { savedAt: '2022-07-01T00:00:00Z' } : { title: '没有提交', status }, { status }));
    asked.push({ call: `${request.method} ${new URL(request.url).pathname.split('/').at(-1)}`, comment, answer });
  });
});

const { useWriting } = await import('../../src/Portal/src/inbox/useWriting');
const { api } = await import('../../src/Portal/src/api/client');

const task = { line: { id: 7 }, details: { actions: [{ key: 'Accept' }] }, may: { answer: true } } as unknown as Task;
const saidOf = ({ call, comment }: (typeof asked)[number]) => `${call}: ${comment}`;

/** Somebody at the task. */
async function open() {
  asked.length = 0;
  localStorage.clear();
  const queries = new QueryClient();
  queries.setQueryData(['me'], { userName: 'clerk' });
  let writing!: ReturnType<typeof useWriting>;
  const Probe = () => {
    writing = useWriting(task, true);
    return element('p', null, `${writing.kept.state}: ${writing.writing.comment}`);
  };
  const shown = await show(element(QueryClientProvider, { client: queries }, element(Probe)));
  await shown.until('none:');
  const answer = (comment: string) => writing.handIn(() => api.POST('/api/tasks/{id}/complete', { params: { path: { id: 7 } }, body: { action: 'Accept', data: {}, comment } as never }));
  return {
    ...shown,
    write: (comment: string) => writing.change({ comment }),
    discard: () => writing.discard(),
    answer: (comment: string) => answer(comment).then(() => 'taken', () => 'refused'),
    until: shown.until,
    asks: (count: number) => vi.waitFor(() => expect(asked).toHaveLength(count), { timeout: 20_000, interval: 5 }),
  };
}

/** Longer than anybody pauses before the draft is saved. */
const pause = () => vi.advanceTimersByTimeAsync(1_000);

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('While an answer is on its way', () => {
  test('no draft is sent; once it is refused, what was typed meanwhile is saved', async () => {
    const desk = await open();
    desk.write('同意');
    const said = desk.answer('同意');
    await desk.asks(1);
    desk.write('同意推荐');
    await pause();
    expect(asked.map(saidOf)).toEqual(['POST complete: 同意']);

    asked[0]!.answer(422);
    expect(await said).toBe('refused');
    await desk.asks(2);
    expect(saidOf(asked[1]!)).toBe('PUT draft: 同意推荐');
    asked[1]!.answer(200);
    await desk.until('saved: 同意推荐');
    expect(localStorage.length).toBe(0);
  });

  test('nothing is kept of it once it is taken', async () => {
    const desk = await open();
    desk.write('同意');
    const said = desk.answer('同意');
    await desk.asks(1);
    desk.write('同意推荐');
    asked[0]!.answer(200);
    expect(await said).toBe('taken');
    await pause();
    expect([asked.length, localStorage.length]).toEqual([1, 0]);
  });

  test('who leaves the task finds what was typed meanwhile where it is refused', async () => {
    const desk = await open();
    desk.write('同意');
    const said = desk.answer('同意');
    await desk.asks(1);
    desk.write('同意推荐');
    desk.leave();
    asked[0]!.answer(409);
    expect(await said).toBe('refused');
    await desk.asks(2);
    expect([saidOf(asked[1]!), localStorage.length]).toEqual(['PUT draft: 同意推荐', 1]);
    asked[1]!.answer(200);
  });
});

test('A draft on its way arrives before the answer, and before the next draft', async () => {
  const desk = await open();
  desk.write('一');
  await desk.asks(1);
  desk.write('二');
  await pause();
  const said = desk.answer('二');
  expect(asked.map(saidOf)).toEqual(['PUT draft: 一']);
  asked[0]!.answer(200);
  await desk.asks(2);
  expect(saidOf(asked[1]!)).toBe('PUT draft: 二');
  asked[1]!.answer(200);
  await desk.asks(3);
  expect(saidOf(asked[2]!)).toBe('POST complete: 二');
  asked[2]!.answer(200);
  expect(await said).toBe('taken');
});

test('A draft that could not be thrown away is still there', async () => {
  const desk = await open();
  desk.write('同意');
  await desk.asks(1);
  asked[0]!.answer(200);
  await desk.until('saved: 同意');
  const thrown = desk.discard().catch(() => 'refused');
  await desk.asks(2);
  expect(asked[1]!.call).toBe('DELETE draft');
  asked[1]!.answer(500);
  expect(await thrown).toBe('refused');
  await desk.until('saved: 同意');
});
