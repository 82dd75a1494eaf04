/**
 * A dump from one of its records on, for harvesters that read it some at a time.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { dumpPath } from '../../src/catalogue/dump-files.ts';
import { emptyCatalogue, query } from '../support/catalogue.ts';
import { BASE, client, textOf } from './http-client.ts';
import { postImport, remove } from './http-writing.ts';

const { get } = client();

const NAMES = ['air', 'gone', 'soil', 'water'];

let ids: string[] = [];

const graphsOf = (text: string): string[] => [
  ...new Set([...text.matchAll(/<[^>]*\/records\/([^>]*)> \.$/gm)].map(([, id]) => id!)),
];

beforeAll(async () => {
  await emptyCatalogue();
  for (const name of NAMES)
    await postImport('source=test', `<https://pub.example/${name}> a dcat:Dataset ; dct:title "${name}" .`);
  ids = (await query("SELECT id FROM record WHERE kind = 'dataset' ORDER BY seq")).map(({ id }) =>
    String(id),
  );
  await remove(`/datasets/${ids[1]}`);
});

const behind = async (id: string, file = '/dump.nq'): Promise<string> =>
  textOf(await get(`${file}?after=${id}`));

describe('GET /dump.nq?after={id}', () => {
  it('has the records that come behind that one, and says so first and last', async () => {
    const text = await behind(ids[0]!);
    expect(graphsOf(text)).toEqual([ids[2], ids[3]]);
    expect(text.split('\n')[0]).toBe(`# The records behind ${BASE}/records/${ids[0]}.`);
    expect(text).toContain(`# The last 2 records of ${BASE}/catalog.\n`);
  });

  it('is the end of the whole dump', async () => {
    const content = (text: string) =>
      text
        .split('\n')
        .filter((line) => !line.startsWith('#'))
        .join('\n');
    const whole = await textOf(await get('/dump.nq'));
    expect(whole.startsWith('#')).toBe(false);
    expect(content(whole).endsWith(content(await behind(ids[2]!)))).toBe(true);
  });

  it('goes on behind a deleted record', async () =>
    expect(graphsOf(await behind(ids[1]!))).toEqual([ids[2], ids[3]]));

  it('is empty behind the last', async () => {
    const text = await behind(ids[3]!);
    expect(graphsOf(text)).toEqual([]);
    expect(text).toContain('# The last 0 records of ');
  });

  it('is 404 behind a record that never was', async () => {
    const response = await get('/dump.nq?after=nobody');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'no-such-record' });
  });

  it('is not kept: it is no file', async () => {
    const { headers } = await get(`/dump.nq?after=${ids[0]}`);
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('ETag')).toBeNull();
  });
});

it('a part comes compressed and in TriG as well', async () => {
  const packed = await get(`${dumpPath({ format: 'nquads', isGzip: true })}?after=${ids[2]}`);
  const text = await new Response(packed.body!.pipeThrough(new DecompressionStream('gzip'))).text();
  expect(graphsOf(text)).toEqual([ids[3]]);
  const trig = await behind(ids[2]!, '/dump.trig');
  expect(trig).toMatch(/^# The records behind /);
  expect(trig).toContain('@prefix dcat:');
  expect(trig.match(/^GRAPH /gm)).toHaveLength(1);
});

it('formats without graphs know no parts', async () =>
  expect(await behind(ids[0]!, '/dump.nt')).toBe(await textOf(await get('/dump.nt'))));
