/** A server on this machine that answers as each test says: late, never, not at all, or something else. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask } from '../../../src/cli/ask.ts';

let answer: RequestListener;
let asked: string[];
let server: Server;
let url: string;

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/x`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const json =
  (status: number, body: unknown): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
const never: RequestListener = () => {};
const half: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"a":');
};

describe('ask', () => {
  it('gives the JSON of the answer', async () => {
    answer = json(200, { a: 1 });
    expect(await ask({ url, method: 'PUT', token: 't', body: {} })).toEqual({ a: 1 });
    expect(asked).toEqual(['PUT /api/x']);
  });

  it.each([
    ['nothing', never],
    ['half an answer', half],
  ])(
    'gives up a server that accepts and sends %s, with the address, the seconds and what to do',
    async (_, listener) => {
      answer = listener;
      await expect(ask({ url, timeoutMs: 100 })).rejects.toMatchObject({
        message: `${url} did not answer within 0.1 s.`,
        hint: expect.stringContaining('log'),
        exitCode: 1,
      });
      await expect(ask({ url, timeoutMs: 100, lateHint: 'Look first.' })).rejects.toMatchObject({
        hint: 'Look first.',
      });
    },
  );

  it('asks once where it was not told that asking twice does no harm', async () => {
    answer = json(503, { detail: 'Busy.', hint: 'Later.' });
    await expect(ask({ url, method: 'POST' })).rejects.toMatchObject({ message: 'Busy.', hint: 'Later.' });
    expect(asked).toHaveLength(1);
  });

  it('asks again while a server is busy, hangs or starts again, and no longer than it was told', async () => {
    const listeners = [json(503, { detail: 'Busy.' }), never, json(200, [])];
    answer = (request, response) => listeners[asked.length - 1]!(request, response);
    expect(await ask({ url, timeoutMs: 100, pausesMs: [1, 1] })).toEqual([]);
    asked.length = 0;
    answer = never;
    await expect(ask({ url, timeoutMs: 50, pausesMs: [1, 1] })).rejects.toThrow('did not answer');
    expect(asked).toHaveLength(3);
  });

  it('does not ask again when it was refused', async () => {
    answer = json(401, { detail: 'Who are you?' });
    await expect(ask({ url, pausesMs: [1, 1] })).rejects.toMatchObject({
      message: 'Who are you?',
      hint: expect.stringContaining('MOISSON_TOKEN'),
    });
    expect(asked).toHaveLength(1);
  });

  it('says that nobody is there, or somebody else', async () => {
    answer = (_, response) => void response.end('<html>');
    await expect(ask({ url })).rejects.toThrow(`What answers at ${url} is not Moisson.`);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await expect(ask({ url })).rejects.toMatchObject({
      message: `Nothing answers at ${url}.`,
      hint: expect.stringContaining('npm start'),
    });
  });
});
