import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answered, FromFrame } from '../../src/Portal/src/studio/messages';
import { actOf, watchCalls } from '../../src/Portal/src/studio/frame/calls';

describe('What a call of the Studio does', () => {
  test.each([
    ['GET', '/workflow-definitions/by-definition-id/abc', '', 'load', 'abc'],
    ['GET', '/workflow-definitions/by-definition-id/%E5%BC%82%E8%AE%AE', '', 'load', '异议'],
    ['GET', '/workflow-definitions/by-definition-id/100%', '', 'load', '100%'],
    ['GET', '/workflow-definitions/by-id/v7', '', 'version', undefined],
    ['POST', '/workflow-definitions', '{"model":{"publish":true},"publish":false}', 'save', undefined],
    ['POST', '/workflow-definitions', '{"model":{},"publish": true }', 'publish', undefined],
    ['POST', '/workflow-definitions/abc/retract', '{}', 'retract', 'abc'],
    ['POST', '/workflow-definitions/abc/revert/3', '', 'revert', 'abc'],
    ['POST', '/workflow-definitions/abc/execute', '{}', 'run', 'abc'],
  ])('%s %s %s', (method, path, body, act, about) => {
    expect(actOf(method, path, body)).toEqual({ act, about });
  });

  test('everything else is nobody’s business', () => {
    expect(actOf('GET', '/workflow-definitions', '')).toBeUndefined();
    expect(actOf('POST', '/workflow-definitions/by-definition-id/abc', '')).toBeUndefined();
  });
});

/** Between a real `fetch` and a real server: each test says what the server answers, and looks at what came and at what the page was told. */
describe('Between the Studio and the server', () => {
  const real = globalThis.fetch;
  const came: IncomingMessage[] = [];
  const told: FromFrame[] = [];
  let answer: (request: IncomingMessage, response: ServerResponse) => unknown;
  let server: Server;
  let api = '';
  const answers = () => told.filter((message): message is Answered => message.type === 'answered');
  const until = (count: number) => expect.poll(() => answers().length).toBe(count);
  const save = () => fetch(`${api}/workflow-definitions`, { method: 'POST', body: '{"model":{},"publish":false}' });

  beforeEach(async () => {
    [came.length, told.length] = [0, 0];
    server = createServer((request, response) => {
      came.push(request);
      void Promise.resolve(answer(request, response)).then(() => response.end('{}'));
    }).listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    api = `http://127.0.0.1:${(server.address() as AddressInfo).port}/elsa/api`;
    vi.stubGlobal('window', globalThis);
    watchCalls({ api, id: 'abc', accessToken: 'first', tell: (message) => told.push(message), renewed: () => Promise.resolve('second'), counted: () => undefined });
  });

  afterEach(() => {
    globalThis.fetch = real;
    vi.unstubAllGlobals();
    server.close();
  });

  test('a write carries the revision of what was opened, not of a workflow that it uses', async () => {
    answer = (request, response) => response.setHeader('X-Definition-Revision', request.url?.endsWith('/abc') ? '5' : '70');
    await fetch(`${api}/workflow-definitions/by-definition-id/abc`);
    await fetch(`${api}/workflow-definitions/by-definition-id/abcd`);
    await fetch(`${api}/workflow-definitions/by-definition-id/100%`);
    answer = () => undefined;
    await save();
    await until(4);

    expect(came.at(-1)?.headers['x-definition-revision']).toBe('5');
    expect(answers().map((message) => message.revision)).toEqual(['5', null, null, null]);
  });

  test('a save that was put aside is named by the next ones until one goes through', async () => {
    answer = (_, response) => response.setHeader('X-Definition-Parked', '9').writeHead(400);
    await save();
    await save();
    answer = (_, response) => response.setHeader('X-Definition-Revision', '6');
    await fetch(`${api}/workflow-definitions/abc/execute`, { method: 'POST' });
    await save();
    await save();
    await until(5);

    expect(came.map((request) => request.headers['x-definition-parked'])).toEqual([undefined, '9', undefined, undefined, undefined]);
    expect(answers().map((message) => message.parked)).toEqual(['9', '9', null, null, null]);
  });

  describe('while the server takes its time', () => {
    const revisions = () => came.filter((request) => request.method === 'POST').map((request) => request.headers['x-definition-revision']);
    const wait = () => new Promise<void>((passed) => setTimeout(passed, 40));
    let stands = 5;
    /** Answers as the product does: a save on another revision than the one that stands is put aside. */
    const serve = async (request: IncomingMessage, response: ServerResponse) => {
      const begins = request.headers['x-definition-revision'];
      await wait();
      if (request.method === 'POST' && begins !== undefined && Number(begins) !== stands) response.setHeader('X-Definition-Parked', '9').writeHead(400);
      else response.setHeader('X-Definition-Revision', `${request.method === 'POST' ? ++stands : stands}`);
    };
    const open = () => fetch(`${api}/workflow-definitions/by-definition-id/abc`);
    const publish = () => fetch(`${api}/workflow-definitions`, { method: 'POST', body: '{"model":{},"publish":true}' });

    beforeEach(() => {
      stands = 5;
      answer = serve;
    });

    test('saves and a publish that leave side by side are no conflict: each stands on what the one before it made', async () => {
      await open();
      const answered = await Promise.all([save(), save(), publish()]);

      expect(answered.map((response) => response.status)).toEqual([200, 200, 200]);
      expect(revisions()).toEqual(['5', '6', '7']);
      expect(told.filter((message) => message.type === 'called')).toHaveLength(4);
    });

    test('what is opened meanwhile is read after them', async () => {
      await open();
      const first = save();
      const opened = open();
      await Promise.all([first, opened]);

      expect((await opened).headers.get('X-Definition-Revision')).toBe('6');
    });

    test('somebody else’s save in between is a conflict for all of them, and they go to one place', async () => {
      await open();
      stands = 50;
      const answered = await Promise.all([save(), save()]);

      expect(answered.map((response) => response.status)).toEqual([400, 400]);
      expect(revisions()).toEqual(['5', '5']);
      expect(came.map((request) => request.headers['x-definition-parked'])).toEqual([undefined, undefined, '9']);
    });

    test('one that gets no answer does not stop the next', async () => {
      await open();
      let first = true;
      answer = (request, response) => {
        if (!first) return serve(request, response);
        first = false;
        request.socket.destroy();
      };
      const [lost, next] = await Promise.allSettled([save(), save()]);

      expect(lost.status).toBe('rejected');
      expect(next).toMatchObject({ status: 'fulfilled', value: { status: 200 } });
    });
  });

  test('a refused token is renewed once and the call repeated', async () => {
    answer = (request, response) => void (request.headers.authorization === 'Bearer first' && response.writeHead(401));
    const response = await fetch(`${api}/descriptors/activities`);

    expect(response.status).toBe(200);
    expect(came.map((request) => request.headers.authorization)).toEqual(['Bearer first', 'Bearer second']);
  });

  test('a call that gets no answer is told and fails for the Studio, too', async () => {
    answer = (request) => request.socket.destroy();

    await expect(save()).rejects.toThrow();
    await until(1);
    expect(answers()[0]).toMatchObject({ act: 'save', status: 0 });
  });

  test('a call elsewhere passes untouched', async () => {
    answer = () => undefined;
    await fetch(api.replace('/elsa/api', '/elsewhere'));

    expect(came[0]?.headers.authorization).toBeUndefined();
    expect(told).toEqual([]);
  });
});
