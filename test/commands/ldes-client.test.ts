/**
 * The LDES client that harvesters use (npm `ldes-client`) against a server: all of the feed, in order, then from the
 * state that it saved. It asks for no shape: that one is on another server.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanUp, type StartedServer, scratchFolder, startServer } from './run-command.ts';

const SECRET = 'a-secret-of-this-test-0123456789';
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

interface ClientMember {
  readonly id: { readonly value: string };
  readonly quads: readonly {
    readonly subject: { readonly value: string };
    readonly predicate: { readonly value: string };
    readonly object: { readonly value: string };
    readonly graph: { readonly value: string };
  }[];
}
interface LdesClient {
  readonly intoConfig: (config: object) => object;
  readonly replicateLDES: (config: object, order: 'ascending') => { stream(): ReadableStream<ClientMember> };
}

// Its types pull in the whole of its framework.
const NAME = 'ldes-client';
const library = (await import(NAME).catch(() => null)) as LdesClient | null;

afterAll(cleanUp, 60_000);

describe.skipIf(library === null)('ldes-client', () => {
  let server: StartedServer;
  const statePath = (): string => join(scratchFolder(), 'state');

  const send = async (method: string, path: string, body?: string): Promise<void> => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: { Authorization: `Bearer ${SECRET}`, 'Content-Type': 'text/turtle' },
      ...(body !== undefined && { body }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  };

  const replicate = async (url: string, state: string): Promise<ClientMember[]> => {
    const { intoConfig, replicateLDES } = library!;
    const client = replicateLDES(intoConfig({ url, noShape: true, statePath: state }), 'ascending');
    const members: ClientMember[] = [];
    for await (const member of client.stream()) members.push(member);
    return members;
  };
  const typeOf = ({ id, quads }: ClientMember): string =>
    quads
      .find((q) => q.subject.value === id.value && q.predicate.value === RDF_TYPE)!
      .object.value.replace(/^.*#/, '');
  const numberOf = ({ id }: ClientMember): number => Number(id.value.split('/').at(-1));

  const datasets = (count: number): string =>
    `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .\n${Array.from(
      { length: count },
      (_, n) =>
        `<https://pub.example/d${n}> a dcat:Dataset ; dct:title "Jeu ${n}"@fr ; dct:identifier "${n}" .\n`,
    ).join('')}`;
  const put = (title: string) =>
    send(
      'PUT',
      '/datasets/air',
      `<> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> "${title}" .`,
    );

  beforeAll(async () => {
    server = await startServer({ ADMIN_TOKEN: SECRET, VALIDATION: 'off' });
    await send('POST', '/import?source=test', datasets(230));
    await put('Air');
    await put('Air pur');
    await send('DELETE', '/datasets/air');
  }, 120_000);

  it.each(['/feed', '/feed.jsonld'])('replicates %s in order, then only what is new', async (path) => {
    const state = statePath();
    const first = await replicate(`${server.url}${path}`, state);
    expect(first.length).toBeGreaterThanOrEqual(233);
    expect(first.map(numberOf)).toEqual(first.map((_, i) => i + 1));
    expect(first.slice(-3).map(typeOf)).toEqual(['Create', 'Update', 'Delete']);
    const graph = first[0]!.quads.filter((q) => q.graph.value === first[0]!.id.value);
    expect(graph.some((q) => q.object.value.startsWith('Jeu '))).toBe(true);
    expect(first.at(-1)!.quads.every((q) => q.graph.value !== first.at(-1)!.id.value)).toBe(true);

    await put('Air encore');
    const second = await replicate(`${server.url}${path}`, state);
    expect(second.map(typeOf)).toEqual(['Create']);
    await send('DELETE', '/datasets/air');
    expect((await replicate(`${server.url}${path}`, state)).map(typeOf)).toEqual(['Delete']);
    expect(await replicate(`${server.url}${path}`, state)).toEqual([]);
    // As it was, for the next form.
    await put('Air');
    await put('Air pur');
    await send('DELETE', '/datasets/air');
  });
});
