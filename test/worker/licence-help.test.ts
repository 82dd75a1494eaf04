/**
 * The licence help as page and JSON: each state is a URL.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { client, migrate, textOf } from './http-client.ts';
import { problemOf } from './http-writing.ts';

const { get } = client();
beforeAll(migrate);

const ANSWERS = 'rights=own&personal=none&hvd=yes&country=fr&attribution=yes&shareAlike=yes';
const ETALAB = 'http://publications.europa.eu/resource/authority/licence/ETALAB_2_0';

describe('GET /licence-help', () => {
  it('asks one question at a time, in the reader’s language, and says that it is no legal advice', async () => {
    const first = await textOf(await get('/licence-help?lang=en', { Accept: 'text/html' }));
    expect(first).toContain('Who owns the rights in the data?');
    expect(first).toContain('not legal advice');
    const second = await textOf(await get('/licence-help?rights=own&lang=fr', { Accept: 'text/html' }));
    expect(second).toContain('données à caractère personnel');
    expect(second).toContain('<input type="hidden" name="rights" value="own"/>');
    expect(second).toContain('non un conseil juridique');
  });

  it('ends in a licence', async () => {
    const page = await textOf(await get(`/licence-help?${ANSWERS}&lang=en`, { Accept: 'text/html' }));
    expect(page).toContain(ETALAB);
    expect(page).toContain('High-value datasets may have this licence');
    expect(page).toContain('may not demand share-alike');
    const skos = 'http://www.w3.org/2004/02/skos/core#';
    const mapping = new RegExp(
      `&lt;${ETALAB}&gt; &lt;${skos}(exact|narrow)Match&gt; &lt;[^ ]*CC_BY_4_0&gt; \\.`,
    );
    expect(page).toMatch(mapping);
  });
});

describe('GET /api/licence-help', () => {
  it('gives questions, the next one, and the result', async () => {
    const start = await (await get('/api/licence-help')).json<Record<string, unknown>>();
    expect(start).toMatchObject({ next: 'rights', result: null, obstacle: null, answers: {} });
    expect(start.questions).toHaveLength(7);
    const end = await (await get(`/api/licence-help?${ANSWERS}`, { 'Accept-Language': 'en' })).json();
    expect(end).toMatchObject({
      next: null,
      result: { licence: ETALAB, acceptedForHvd: true, besideCcBy: 'narrowMatch' },
      page: `https://cat.example/licence-help?${ANSWERS}`,
    });
  });

  it('asks for no mapping where the EU knows the licence by its name', async () => {
    const mappingOf = async (country: string) => {
      const answers = `rights=own&personal=none&hvd=yes&country=${country}&attribution=no`;
      const { result } = await (await get(`/api/licence-help?${answers}`)).json<{
        result: { licence: string; mapping: string | null };
      }>();
      return [result.licence.split('/').at(-1), result.mapping === null];
    };
    expect(await mappingOf('lu')).toEqual(['CC0', true]);
    expect(await mappingOf('fr')).toEqual(['ETALAB_2_0', false]);
  });

  it('says what hinders, and refuses answers that there are not', async () => {
    expect(await (await get('/api/licence-help?rights=unknown')).json()).toMatchObject({
      obstacle: { code: 'rights-unknown' },
      result: null,
    });
    const wrong = await get('/api/licence-help?hvd=perhaps');
    expect(wrong.status).toBe(400);
    expect(await problemOf(wrong)).toMatchObject({ code: 'parameter-invalid', parameter: 'hvd' });
  });
});
