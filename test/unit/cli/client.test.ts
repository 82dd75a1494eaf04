import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportAnswer } from '../../../src/cli/import/answer.ts';
import { type Batch, type PackedRecord, packBatches } from '../../../src/cli/import/batches.ts';
import { type Sending, sendBatches } from '../../../src/cli/import/client.ts';

interface Received {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
const NEVER: Answer = { status: 0, body: 'never' };
type Answer = { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> };

/** A server that answers as `answer` says and keeps what it received. */
let answer: (request: Received, number: number) => Answer | 'hang up';
let received: Received[];
let inFlight: number;
let mostInFlight: number;
let server: Server;
let url: string;

const created = (request: Received): Answer => ({
  status: 200,
  body: {
    created: request.body.split('\n').length - 1,
    updated: 0,
    unchanged: 0,
    rejected: [],
    repaired: [],
  },
});

beforeEach(async () => {
  [received, inFlight, mostInFlight] = [[], 0, 0];
  answer = created;
  server = createServer(async (request, response) => {
    mostInFlight = Math.max(mostInFlight, ++inFlight);
    let body = '';
    for await (const chunk of request) body += chunk;
    const entry = { url: request.url ?? '', headers: request.headers, body };
    received.push(entry);
    await new Promise((resolve) => setTimeout(resolve, 5));
    inFlight--;
    const result = answer(entry, received.length);
    if (result === NEVER) return;
    if (result === 'hang up') return void request.socket.destroy();
    response.writeHead(result.status, { 'content-type': 'application/json', ...result.headers });
    response.end(JSON.stringify(result.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const record = (id: string): PackedRecord => ({
  id,
  iri: `http://x/${id}`,
  quads: 1,
  bytes: 1,
  text: `${id}\n`,
});
const batchesOf = (ids: string, size: number): Batch[] => [
  ...packBatches([...ids].map(record), { records: size, quads: 1000, bytes: 1000 }),
];

const send = async (batches: Iterable<Batch>, change: Partial<Sending> = {}): Promise<ImportAnswer[]> => {
  const answers: ImportAnswer[] = [];
  await sendBatches(batches, {
    target: { url, token: 'secret', source: 'belgium', catalog: undefined },
    part: 'records',
    onAnswer: (item) => answers.push(item),
    pausesMs: [1, 1, 1],
    ...change,
  });
  return answers;
};
const rejected = (answers: readonly ImportAnswer[]): string[] =>
  answers.flatMap((item) => item.rejected.map(({ iri }) => iri));
const stored = (answers: readonly ImportAnswer[]): number =>
  answers.reduce((sum, item) => sum + item.created, 0);

describe('sendBatches', () => {
  it('posts N-Quads with the token in a header, and says that they are split', async () => {
    await send(batchesOf('ab', 2), { target: { url, token: 'secret', source: 'belgium', catalog: 'be' } });
    expect(received).toHaveLength(1);
    expect(received[0]!.url).toBe('/import?source=belgium&split=graph&catalog=be');
    expect(received[0]!.headers).toMatchObject({
      authorization: 'Bearer secret',
      'content-type': 'application/n-quads',
    });
    expect(received[0]!.body).toBe('a\nb\n');
  });

  it('has two requests in flight, never more', async () => {
    await send(batchesOf('abcdefgh', 1));
    expect(mostInFlight).toBe(2);
  });

  it('asks again when the server is busy or hangs up', async () => {
    answer = (request, number) => {
      if (number === 1) return { status: 503, body: { detail: 'busy' } };
      return number === 2 ? 'hang up' : created(request);
    };
    expect(stored(await send(batchesOf('ab', 2)))).toBe(2);
    expect(received).toHaveLength(3);
  });

  it('gives up with a sentence when nobody answers for long', async () => {
    answer = () => 'hang up';
    await expect(send(batchesOf('ab', 2))).rejects.toThrow(/The connection to http.* was lost/);
    answer = () => ({ status: 503, body: { detail: 'The store moves.', hint: 'Wait.' } });
    await expect(send(batchesOf('ab', 2))).rejects.toMatchObject({
      message: 'The store moves.',
      hint: 'Wait.',
    });
  });

  it('stops when the server accepts and answers nothing any more', async () => {
    answer = (request) => (request.url.endsWith('/health') ? { status: 503, body: {} } : NEVER);
    await expect(send(batchesOf('ab', 2), { timeoutMs: 50 })).rejects.toMatchObject({
      message: `${url} did not answer within 0.05 s.`,
      hint: expect.stringContaining('continues where it stopped'),
    });
    expect(received.filter(({ url }) => url.startsWith('/import'))).toHaveLength(2);
  });

  it('halves a batch that takes a server too long which is well otherwise', async () => {
    answer = (request) => {
      if (request.url.endsWith('/health')) return { status: 200, body: { baseUrl: 'http://x' } };
      return request.body.length > 2 ? NEVER : created(request);
    };
    const answers = await send(batchesOf('ab', 2), { timeoutMs: 50 });
    expect(stored(answers)).toBe(2);
    expect(rejected(answers)).toEqual([]);
  });

  it('stops at once when the token is not known', async () => {
    answer = () => ({ status: 401, body: { detail: 'Who are you?' } });
    await expect(send(batchesOf('abcdef', 1))).rejects.toMatchObject({
      message: 'Who are you?',
      hint: expect.stringContaining('MOISSON_TOKEN'),
    });
    expect(received.length).toBeLessThanOrEqual(2);
  });

  it('never follows a redirect, which would carry the token elsewhere', async () => {
    answer = () => ({ status: 307, headers: { location: `${url}/elsewhere` }, body: {} });
    await expect(send(batchesOf('a', 1))).rejects.toMatchObject({ hint: expect.stringContaining('--to') });
    expect(received.map((request) => request.url)).not.toContain('/elsewhere');
  });

  it('halves a batch that fails until the record at fault stands alone', async () => {
    answer = (request) =>
      request.body.includes('d')
        ? { status: 500, body: { code: 'internal', detail: 'Something broke.' } }
        : created(request);
    const answers = await send(batchesOf('abcdefgh', 8));
    expect(rejected(answers)).toEqual(['http://x/d']);
    expect(answers.flatMap((item) => item.rejected)[0]).toMatchObject({
      code: 'internal',
      reason: 'Something broke.',
    });
    expect(stored(answers)).toBe(7);
  });

  it('does not blame the records when what stands before the catalogue cannot reach it', async () => {
    let outages = 0;
    answer = (request) => {
      const isOut = outages < 3;
      if (request.url.endsWith('/health'))
        return isOut ? 'hang up' : { status: 200, body: { baseUrl: 'http://x' } };
      if (!isOut) return created(request);
      outages += 1;
      return { status: 500, body: 'Error: Network connection lost.' };
    };
    const answers = await send(batchesOf('abcd', 4));
    expect(rejected(answers)).toEqual([]);
    expect(stored(answers)).toBe(4);
  });

  it('finds the record that brings the catalogue down each time', async () => {
    answer = (request) => {
      if (request.url.endsWith('/health')) return { status: 200, body: { baseUrl: 'http://x' } };
      return request.body.includes('c') ? { status: 503, body: 'Error 1102' } : created(request);
    };
    const answers = await send(batchesOf('abcd', 4));
    expect(rejected(answers)).toEqual(['http://x/c']);
    expect(stored(answers)).toBe(3);
  });

  it('stops when the server fails on every record', async () => {
    answer = (request) =>
      request.url.endsWith('/health')
        ? { status: 200, body: { baseUrl: 'http://x' } }
        : { status: 500, body: 'Error: the code had hung' };
    const ids = Array.from({ length: 100 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('');
    await expect(send(batchesOf(ids, 4))).rejects.toThrow('fails on every record');
    expect(received.length).toBeLessThan(300);
  });

  it('halves what is too large', async () => {
    answer = (request) =>
      request.body.length > 4 ? { status: 413, body: { code: 'body-too-large' } } : created(request);
    expect(stored(await send(batchesOf('abcdefgh', 8)))).toBe(8);
  });

  it('passes on what the server rejected and repaired', async () => {
    answer = () => ({
      status: 200,
      body: {
        created: 1,
        updated: [1, 2],
        unchanged: 3,
        leftOver: 4,
        rejected: [{ id: 'a', iri: 'http://x/a', code: 'shared', reason: 'Because.' }, 'nonsense'],
        repaired: [{ kind: 'dropped', code: 'literal-empty', message: 'm', property: 'p', before: ' ' }],
      },
    });
    const [result] = await send(batchesOf('a', 1));
    expect(result).toEqual({
      created: 1,
      updated: 2,
      unchanged: 3,
      leftOver: 4,
      rejected: [{ iri: 'http://x/a', code: 'shared', reason: 'Because.' }],
      repaired: [{ kind: 'dropped', code: 'literal-empty', message: 'm', property: 'p', before: ' ' }],
    });
  });
});
