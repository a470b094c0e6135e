import { answered, withKey } from '../../src/Portal/src/api/once';

const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  new Request(`https://product.example${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...headers } });
const keyOf = async (request: Request) => {
  await withKey(request);
  return request.headers.get('Idempotency-Key');
};

test('What was sent and not answered is asked again under its key, so that it is done once', async () => {
  const first = await keyOf(post('/api/experts', { name: '孙越' }));

  expect(first).toMatch(/^[0-9a-f]{16}$/);
  expect(await keyOf(post('/api/experts', { name: '孙越' }))).toBe(first);
});

test('Anything else has a key of its own', async () => {
  const keys = [await keyOf(post('/api/visits', { name: 'a' })), await keyOf(post('/api/visits', { name: 'b' })), await keyOf(post('/api/diagnoses', { name: 'a' }))];

  expect(new Set(keys).size).toBe(3);
});

test('Once it was answered, the same is meant anew', async () => {
  const request = post('/api/notes', { text: '同意' });
  const first = await keyOf(request);
  answered(request, 422);

  expect(await keyOf(post('/api/notes', { text: '同意' }))).not.toBe(first);
});

test.each([502, 503, 504])('A proxy that answers %i in the place of the host has answered nothing', async (status) => {
  const request = post('/api/notes', { text: `proxy ${status}` });
  const first = await keyOf(request);
  answered(request, status);

  expect(await keyOf(post('/api/notes', { text: `proxy ${status}` }))).toBe(first);
});

test('What is done once anyhow, or is a page\'s own business, is left as it is', async () => {
  expect(await keyOf(new Request('https://product.example/api/experts'))).toBeNull();
  expect(await keyOf(post('/api/account/sign-in', {}))).toBeNull();
  expect(await keyOf(post('/api/designer/definitions', {}))).toBeNull();
  expect(await keyOf(post('/api/experts', {}, { 'Idempotency-Key': 'mine' }))).toBe('mine');
});

test('A form with a file is never the same twice', async () => {
  const form = () => new Request('https://product.example/api/relaxations', { method: 'POST', body: new FormData() });

  expect(await keyOf(form())).not.toBe(await keyOf(form()));
});
