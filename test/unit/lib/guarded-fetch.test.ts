/**
 * The guarded fetch: a table of addresses, and conversations with a network of the test's own.
 */
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/lib/app-error.ts';
import { checkedUrl, type FetchRules, fetchRules } from '../../../src/lib/fetch-rules.ts';
import { type FetchRequest, guardedFetch, MAX_REDIRECTS, type Send } from '../../../src/lib/guarded-fetch.ts';

const RULES = fetchRules({ baseUrl: 'https://cat.example.org/data' });
const REQUEST: FetchRequest = { accept: 'text/turtle', maxBytes: 100, timeoutMs: 5_000 };

const errorOf = async (what: () => unknown): Promise<AppError['info']> => {
  try {
    await what();
  } catch (error) {
    if (error instanceof AppError) return error.info;
    throw error;
  }
  throw new Error('Nothing was refused.');
};

const reasonOf = (address: string, rules: FetchRules = RULES): string | null => {
  try {
    checkedUrl(address, rules);
    return null;
  } catch (error) {
    return (error as AppError).info.extra?.reason as string;
  }
};

describe('an address', () => {
  it.each([
    'https://data.gov.be/dump.ttl',
    'http://data.gov.be:8080/dump.ttl',
    ' https://data.gov.be/dump.ttl#part ',
    'https://8.8.8.8/',
    'https://172.32.0.1/',
    'https://100.128.0.1/',
    'https://[2606:4700::1111]/',
    'https://localhost.example.org/',
    'https://données.example.org/',
  ])('is fetched: %s', (address) => {
    expect(reasonOf(address)).toBeNull();
  });

  it.each([
    ['dump.ttl', 'not-a-url'],
    ['//data.gov.be/dump.ttl', 'not-a-url'],
    ['ftp://data.gov.be/dump.ttl', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['data:text/turtle,', 'scheme'],
    ['https://me:secret@data.gov.be/', 'user'],
    ['https://me@data.gov.be/', 'user'],
    ['https://data.gov.be:22/', 'port'],
    ['http://data.gov.be:6379/', 'port'],
    ['https://cat.example.org/catalog', 'own-host'],
    ['https://CAT.example.org:8443/', 'own-host'],
    ['http://localhost/', 'name-not-public'],
    ['http://localhost./', 'name-not-public'],
    ['http://app.localhost/', 'name-not-public'],
    ['http://metadata.google.internal/', 'name-not-public'],
    ['http://printer.local/', 'name-not-public'],
    ['http://router.home.arpa/', 'name-not-public'],
    ['http://intranet-portal/', 'name-without-dot'],
    ['http://127.0.0.1/', 'address-not-public'],
    ['http://127.1/', 'address-not-public'],
    ['http://2130706433/', 'address-not-public'],
    ['http://0x7f000001/', 'address-not-public'],
    ['http://0x7f.0.0.1/', 'address-not-public'],
    ['http://0177.0.0.1/', 'address-not-public'],
    ['http://017700000001/', 'address-not-public'],
    ['http://１２７.0.0.1/', 'address-not-public'],
    ['http://0.0.0.0/', 'address-not-public'],
    ['http://10.1.2.3/', 'address-not-public'],
    ['http://100.64.0.1/', 'address-not-public'],
    ['http://100.127.255.255/', 'address-not-public'],
    ['http://169.254.169.254/latest/meta-data/', 'address-not-public'],
    ['http://172.16.0.1/', 'address-not-public'],
    ['http://172.31.255.255/', 'address-not-public'],
    ['http://192.168.1.1/', 'address-not-public'],
    ['http://198.19.0.1/', 'address-not-public'],
    ['http://224.0.0.1/', 'address-not-public'],
    ['http://255.255.255.255/', 'address-not-public'],
    ['http://[::1]/', 'address-not-public'],
    ['http://[::]/', 'address-not-public'],
    ['http://[::ffff:127.0.0.1]/', 'address-not-public'],
    ['http://[::ffff:8.8.8.8]/', 'address-not-public'],
    ['http://[64:ff9b::7f00:1]/', 'address-not-public'],
    ['http://[2002:7f00:1::]/', 'address-not-public'],
    ['http://[2001:0:4136:e378::]/', 'address-not-public'],
    ['http://[2001:db8::1]/', 'address-not-public'],
    ['http://[fc00::1]/', 'address-not-public'],
    ['http://[fd12:3456::1]/', 'address-not-public'],
    ['http://[fe80::1]/', 'address-not-public'],
    ['http://[ff02::1]/', 'address-not-public'],
  ])('is refused: %s (%s)', (address, reason) => {
    expect(reasonOf(address)).toBe(reason);
  });

  it('is let through where its host is allowed, with the port that is named', () => {
    const rules = fetchRules({
      baseUrl: 'http://127.0.0.1:8787',
      allowedHosts: ['portal.internal', '127.0.0.1:9000', '[::1]'],
    });
    expect(reasonOf('http://portal.internal:7777/', rules)).toBeNull();
    expect(reasonOf('http://127.0.0.1:9000/', rules)).toBeNull();
    expect(reasonOf('http://[::1]:9000/', rules)).toBeNull();
    expect(reasonOf('http://127.0.0.1:8787/', rules)).toBe('own-host');
    expect(reasonOf('ftp://portal.internal/', rules)).toBe('scheme');
    expect(reasonOf('http://me@portal.internal/', rules)).toBe('user');
  });

  it('is not repeated with its password', async () => {
    const { detail } = await errorOf(() => checkedUrl('https://me:secret@data.gov.be/', RULES));
    expect(detail).not.toContain('secret');
  });
});

interface Asked {
  readonly url: string;
  readonly init: RequestInit;
}

/** A network that answers by URL, and remembers what it was asked. */
const network = (answers: Readonly<Record<string, () => Response>>): { send: Send; asked: Asked[] } => {
  const asked: Asked[] = [];
  return {
    asked,
    send: async (url, init) => {
      asked.push({ url, init });
      const answer = answers[url];
      if (!answer) throw new TypeError('no such host');
      return answer();
    },
  };
};

const redirect =
  (location: string, status = 302) =>
  () =>
    new Response(null, { status, headers: { Location: location } });

const read = (body: ReadableStream<Uint8Array>): Promise<string> => new Response(body).text();

describe('guardedFetch', () => {
  it('says who it is, what it wants, and nothing else', async () => {
    const { send, asked } = network({ 'https://a.example.org/': () => new Response('x') });
    const { body, url, status } = await guardedFetch('https://a.example.org/#here', REQUEST, RULES, send);
    expect([url, status, await read(body)]).toEqual(['https://a.example.org/', 200, 'x']);
    expect(asked[0]!.init).toMatchObject({ method: 'GET', redirect: 'manual' });
    expect(asked[0]!.init.headers).toEqual({
      Accept: 'text/turtle',
      'User-Agent': 'Moisson/1 (+https://cat.example.org/data/)',
    });
  });

  it('follows redirects and tells where they led', async () => {
    const { send } = network({
      'http://a.example.org/': redirect('https://a.example.org/', 301),
      'https://a.example.org/': redirect('/dump'),
      'https://a.example.org/dump': () => new Response('x'),
    });
    const { url } = await guardedFetch('http://a.example.org/', REQUEST, RULES, send);
    expect(url).toBe('https://a.example.org/dump');
  });

  it.each([
    ['https://169.254.169.254/', 'address-not-public'],
    ['https://127.0.0.1:8443/', 'address-not-public'],
    ['http://a.example.org/', 'downgrade'],
    ['https://cat.example.org/', 'own-host'],
    ['file:///etc/passwd', 'scheme'],
    ['https://a.example.org:22/', 'port'],
  ])('does not follow a redirect to %s', async (location, reason) => {
    const { send, asked } = network({ 'https://a.example.org/': redirect(location) });
    const info = await errorOf(() => guardedFetch('https://a.example.org/', REQUEST, RULES, send));
    expect(info).toMatchObject({ code: 'url-refused', extra: { reason } });
    expect(asked).toHaveLength(1);
  });

  it('gives up after so many redirects', async () => {
    const { send, asked } = network({ 'https://a.example.org/': redirect('https://a.example.org/') });
    const info = await errorOf(() => guardedFetch('https://a.example.org/', REQUEST, RULES, send));
    expect(info).toMatchObject({ code: 'fetch-failed', extra: { limit: MAX_REDIRECTS } });
    expect(asked).toHaveLength(MAX_REDIRECTS + 1);
  });

  it('does not post the same again somewhere else', async () => {
    const { send } = network({ 'https://a.example.org/': redirect('https://b.example.org/', 307) });
    const request = { ...REQUEST, method: 'POST', body: 'ASK {}' } as const;
    const { code } = await errorOf(() => guardedFetch('https://a.example.org/', request, RULES, send));
    expect(code).toBe('fetch-failed');
  });

  it('refuses what is announced as too large, and stops what turns out to be', async () => {
    const { send } = network({
      'https://a.example.org/announced': () => new Response('x', { headers: { 'Content-Length': '101' } }),
      'https://a.example.org/grows': () => new Response('x'.repeat(101)),
    });
    const announced = await errorOf(() =>
      guardedFetch('https://a.example.org/announced', REQUEST, RULES, send),
    );
    expect(announced).toMatchObject({ code: 'fetch-too-large', extra: { limit: 100, size: 101 } });
    const { body } = await guardedFetch('https://a.example.org/grows', REQUEST, RULES, send);
    expect((await errorOf(() => read(body))).code).toBe('fetch-too-large');
  });

  it('gives up when the answer, or the rest of it, takes too long', async () => {
    const request = { ...REQUEST, timeoutMs: 20 };
    const silent: Send = (_, { signal }) =>
      new Promise((_resolve, reject) => {
        signal!.addEventListener('abort', () => reject(new Error('aborted')));
      });
    const early = await errorOf(() => guardedFetch('https://a.example.org/', request, RULES, silent));
    expect(early).toMatchObject({ code: 'fetch-failed', extra: { limit: 20 } });

    const halting: Send = async (_, { signal }) =>
      new Response(
        new ReadableStream<Uint8Array>({
          start: (controller) =>
            signal!.addEventListener('abort', () => controller.error(new Error('aborted'))),
        }),
      );
    const { body } = await guardedFetch('https://a.example.org/', request, RULES, halting);
    expect((await errorOf(() => read(body))).detail).toContain('0.02 s');
  });

  it('names the status of a refusal, and who cannot be reached', async () => {
    const { send } = network({ 'https://a.example.org/': () => new Response('no', { status: 403 }) });
    const refused = await errorOf(() => guardedFetch('https://a.example.org/', REQUEST, RULES, send));
    expect(refused).toMatchObject({ code: 'fetch-failed', extra: { answered: 403 } });
    const gone = await errorOf(() => guardedFetch('https://b.example.org/', REQUEST, RULES, send));
    expect(gone.detail).toContain('b.example.org cannot be reached');
  });

  it('keeps the platform’s reasons, and its internal references to itself', async () => {
    const detailOf = async (message: string): Promise<string> =>
      (
        await errorOf(() =>
          guardedFetch('https://a.example.org/', REQUEST, RULES, () => Promise.reject(new Error(message))),
        )
      ).detail;
    expect(await detailOf('internal error; reference = 0a1b2c')).toBe('a.example.org cannot be reached.');
    expect(await detailOf('Network connection lost.')).toBe(
      'a.example.org cannot be reached: Network connection lost.',
    );
  });
});
