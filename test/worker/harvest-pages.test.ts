/**
 * The pages on which sources and runs are managed: forms with every setting, no secret in them, and a script of ours
 * that may talk to this site alone.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { CONFIG_MEMBERS, SOURCE_KINDS } from '../../src/harvest/config.ts';
import { harvestClient } from './harvest-client.ts';
import { BASE, client, migrate, textOf } from './http-client.ts';

const { get, send, setPortal, run } = harvestClient();
const preview = (headers: Record<string, string>): Promise<Response> =>
  send('POST', '/api/sources/city/preview', undefined, headers);

const HTML = { Accept: 'text/html', 'Accept-Language': 'en' };
const pageOf = async (path: string, headers: Record<string, string> = HTML): Promise<string> => {
  const response = await get(path, headers);
  expect(response.status, path).toBe(200);
  return textOf(response);
};

const dataset = (name: string): string =>
  `<https://portal.example/${name}> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> "${name} & co"@en .`;
const portalOf =
  (...names: readonly string[]) =>
  () =>
    new Response(names.map(dataset).join('\n'), { headers: { 'Content-Type': 'text/turtle' } });

const CONFIG = { kind: 'dcat', url: 'https://portal.example/catalog' };
const SECRETS = /key-of-the-portal|shared-secret|private-hook/;

beforeAll(async () => {
  await migrate();
  await send('PUT', '/api/sources/city', {
    ...CONFIG,
    title: 'City <b>',
    headers: { 'X-Api-Key': 'key-of-the-portal' },
    webhook: { url: 'https://private-hook.example/', secret: 'shared-secret' },
  });
});

describe('GET /sources/new', () => {
  it('has a field for every setting that the API knows, with what holds where nothing is said', async () => {
    const page = await pageOf('/sources/new');
    const names = new Set([...page.matchAll(/ name="([\w.]+)"/g)].map((match) => match[1]!.split('.')[0]));
    for (const name of [...Object.keys(CONFIG_MEMBERS), 'id', 'title', 'precedence', 'reexposed', 'token'])
      expect(names, name).toContain(name);
    for (const kind of SOURCE_KINDS) expect(page).toContain(`<option value="${kind}">`);
    expect(page).toMatch(/name="removal.share"[^>]* value="20"/);
    expect(page).toMatch(/name="maxPages"[^>]* value="10000"/);
    expect(page).toMatch(/name="precedence"[^>]* value="100"/);
  });

  it('asks for the token in a field that nothing fills, and is hidden from whoever has no script', async () => {
    const page = await pageOf('/sources/new');
    expect(page).toMatch(/<form id="source"[^>]* hidden/);
    expect(page).toMatch(/name="token" type="password" autocomplete="off"/);
    expect(page).toContain('<noscript>');
    expect(page).toContain('npm run harvest -- add ID');
  });

  it('runs the one script, which may ask this site alone', async () => {
    const response = await get('/sources/new', HTML);
    const policy = response.headers.get('Content-Security-Policy');
    expect(policy).toContain(`script-src 'self' ${BASE}; connect-src 'self' ${BASE}`);
    expect(policy).not.toContain('unsafe');
    const page = await textOf(response);
    expect(page.match(/<script[^>]*>/g)).toEqual(['<script src="/harvest.js" defer="">']);
    expect(page).not.toMatch(/ on\w+=| style=/);
    expect((await get('/harvest.js')).headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
  });

  it('speaks French, with the texts of refusals for the script', async () => {
    const page = await pageOf('/sources/new', { Accept: 'text/html', 'Accept-Language': 'fr' });
    expect(page).toContain('Une nouvelle source');
    expect(page).toContain('Un jeton est nécessaire.');
  });

  it('is linked from the sources, and no source can have its address', async () => {
    expect(await pageOf('/sources')).toContain('href="/sources/new"');
    const refused = await send('PUT', '/api/sources/new', CONFIG);
    expect(await refused.json()).toMatchObject({ code: 'source-reserved' });
  });
});

describe('GET /sources/{id}/edit', () => {
  it('holds the form without what only the administrator may see', async () => {
    const page = await pageOf('/sources/city/edit');
    expect(page).toMatch(/<fieldset id="settings"[^>]* hidden="" disabled=""/);
    expect(page).toContain('data-id="city"');
    expect(page).not.toMatch(/ name="(?:id|precedence)"/);
    expect(page).toContain('City &lt;b&gt;');
    expect(page).toContain('value="withdraw"');
    for (const path of ['/sources/city/edit', '/sources/city', '/sources/new', '/sources'])
      expect(await pageOf(path)).not.toMatch(SECRETS);
  });

  it('has a name and nothing about harvesting for what is written here, and is missing for what is not there', async () => {
    await client().turtle('PUT', '/datasets/ours', '<> a dcat:Dataset .');
    const page = await pageOf('/sources/local/edit');
    expect(page).toContain(' name="title"');
    expect(page).not.toMatch(/ name="(?:url|kind|records)"/);
    expect((await get('/sources/nobody/edit', HTML)).status).toBe(404);
  });
});

describe('POST /api/sources/{id}/preview as a page', () => {
  const previewPage = async (names: readonly string[], lang: string): Promise<string> => {
    setPortal(portalOf(...names));
    const response = await preview({ Accept: 'text/html', 'Accept-Language': lang });
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    return textOf(response);
  };

  it('tells in words what would become of each dataset, and escapes it', async () => {
    const page = await previewPage(['one', 'two'], 'en');
    expect(page).toContain('<div id="preview">');
    expect(page).toMatch(/<strong>2<\/strong> would be new/);
    expect(page).toContain('one &amp; co');
    expect(page).not.toMatch(SECRETS);
    expect(await previewPage(['one', 'two'], 'fr')).toMatch(/<strong>2<\/strong> seraient nouveaux/);
  });

  it('says why nothing came', async () => {
    setPortal(() => new Response('', { status: 500 }));
    const page = await textOf(await preview(HTML));
    expect(page).toContain('class="problem"');
  });
});

describe('the pages of a source and of its runs', () => {
  it('offer what can be done: reading it, cancelling, deciding', async () => {
    setPortal(portalOf('a', 'b', 'c'));
    const first = await run('city');
    const source = await pageOf('/sources/city');
    expect(source).toContain('data-does="run"');
    expect(source).toContain('href="/sources/city/edit"');
    expect(await pageOf(`/runs/${first}`)).not.toContain('data-call');

    setPortal(portalOf('a'));
    const second = await run('city');
    const waiting = await pageOf(`/runs/${second}`);
    expect(waiting).toContain(`data-href="/api/runs/${second}/confirm"`);
    expect(waiting).toContain('Remove these 2 records');
    const response = await get(`/runs/${second}`, HTML);
    expect(response.headers.get('Content-Security-Policy')).toContain("script-src 'self'");
    await send('POST', `/api/runs/${second}/cancel`);
    expect(await pageOf(`/runs/${second}`)).not.toContain('data-call');

    const { id } = await (await send('POST', '/api/sources/city/runs')).json<{ id: number }>();
    const active = await pageOf(`/runs/${id}`);
    expect(active).toContain(`data-watch="/api/runs/${id}"`);
    expect(active).toContain(`data-href="/api/runs/${id}/cancel"`);
    await send('POST', `/api/runs/${id}/cancel`);
  });
});
