/**
 * Answers that are kept for a state of the store: the same to whoever asks again, another one after any write.
 */
import { env } from 'cloudflare:test';
import { beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, client, migrate, withToken } from './http-client.ts';
import { dataset } from './http-writing.ts';

/** The database, and how many statements it was asked. */
const listening = () => {
  const db = (env as unknown as { readonly DB: D1Database }).DB;
  let asked = 0;
  const heard = new Proxy(db, {
    get: (target, name) => {
      const value = Reflect.get(target, name) as unknown;
      if (name !== 'batch') return typeof value === 'function' ? value.bind(target) : value;
      return (statements: D1PreparedStatement[]) => {
        asked += statements.length;
        return target.batch(statements);
      };
    },
  });
  return {
    db: heard,
    count: async (work: () => Promise<unknown>): Promise<number> => {
      const before = asked;
      await work();
      return asked - before;
    },
  };
};

const { db, count } = listening();
const { get, fetch, turtle } = client({ DB: db });
const HTML = { Accept: 'text/html' };

beforeAll(async () => {
  await migrate();
  expect((await turtle('PUT', '/datasets/air', dataset('Air'))).status).toBe(201);
  expect((await turtle('PUT', '/datasets/water', dataset('Eau'))).status).toBe(201);
});

describe('an answer that is kept', () => {
  it('costs one small read when it is asked for again', async () => {
    const first = await count(() => get('/datasets/air.ttl'));
    const second = await count(() => get('/datasets/air.ttl'));
    expect(first).toBeGreaterThan(1);
    expect(second).toBe(1);
  });

  it('is the same to the byte, with the same headers', async () => {
    const [first, second] = [await get('/catalog', HTML), await get('/catalog', HTML)];
    expect(await second.text()).toBe(await first.text());
    expect([...second.headers]).toEqual([...first.headers]);
  });

  it('is 304 to whom has it, and without a body for HEAD', async () => {
    const whole = await get('/datasets/air.nt');
    const again = await get('/datasets/air.nt', { 'If-None-Match': whole.headers.get('ETag')! });
    expect(again.status).toBe(304);
    expect(again.headers.get('Content-Type')).toBeNull();
    const head = await fetch('/datasets/air.nt', { method: 'HEAD' });
    expect(await head.text()).toBe('');
    expect(head.headers.get('Content-Length')).toBe(whole.headers.get('Content-Length'));
  });

  it('is another one for another format or language', async () => {
    const types = [];
    for (const accept of ['text/turtle', 'application/ld+json', 'text/html', 'text/turtle'])
      types.push((await get('/datasets/water', { Accept: accept })).headers.get('Content-Type'));
    expect(types).toEqual([
      'text/turtle; charset=utf-8',
      'application/ld+json',
      'text/html; charset=utf-8',
      'text/turtle; charset=utf-8',
    ]);
    const [french, english] = [
      await get('/catalog', { ...HTML, 'Accept-Language': 'fr' }),
      await get('/catalog', { ...HTML, 'Accept-Language': 'en' }),
    ];
    expect(english.headers.get('Content-Language')).toBe('en');
    expect(french.headers.get('Content-Language')).toBe('fr');
  });

  it('is made anew after any write, of another record too', async () => {
    const before = await (await get('/catalog.ttl')).text();
    expect((await turtle('PUT', '/datasets/air', dataset('Air pur'))).status).toBe(200);
    const after = await (await get('/catalog.ttl')).text();
    expect(before).not.toContain('Air pur');
    expect(after).toContain('Air pur');
    await fetch('/datasets/water', { method: 'DELETE', headers: withToken(ADMIN) });
    expect((await get('/datasets/water.ttl')).status).toBe(410);
    expect(await (await get('/catalog.ttl')).text()).not.toContain('Eau');
  });

  it('is not kept for a request that says who asks, nor an error', async () => {
    await get('/datasets/air.ttl', withToken(ADMIN));
    const again = await count(() => get('/datasets/air.ttl', withToken(ADMIN)));
    expect(again).toBeGreaterThan(1);
    await get('/datasets/nothing.ttl');
    expect(await count(() => get('/datasets/nothing.ttl'))).toBeGreaterThan(1);
  });
});
