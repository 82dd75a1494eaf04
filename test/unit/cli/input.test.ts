import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openInput } from '../../../src/cli/import/input.ts';
import { type ReadStatements, readStatements } from '../../../src/cli/import/read-statements.ts';
import type { ReadIssue } from '../../../src/rdf/repair/issues.ts';
import { nquadsLine } from '../../../src/rdf/serialize/nquads.ts';

const TURTLE = '<http://x/a> <http://x/b> "c" .\n';
/** The input as sorted N-Quads lines, as one text. */
const read = async (input: string, options: Partial<ReadStatements> = {}): Promise<string> => {
  const lines: string[] = [];
  await readStatements(await openInput(input), {
    format: null,
    baseIRI: 'http://base/',
    maxBytes: 1e9,
    blankNodePrefix: 'b',
    onQuads: (quads) => lines.push(...quads.map(nquadsLine)),
    onIssue: () => {},
    ...options,
  });
  return lines.join('');
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'moisson-input-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe('openInput on a file', () => {
  it('reads it in the format of its extension', async () => {
    expect(await read(file('a.ttl', '</a> </b> "c"'))).toBe('');
    expect(await read(file('a.ttl', '</a> </b> "c" .'))).toBe('<http://base/a> <http://base/b> "c" .\n');
    expect(await read(file('a.jsonld', '{"@id":"http://x/a","http://x/b":"c"}'))).toBe(TURTLE);
  });

  it('looks inside when the name says nothing, and does as it is told', async () => {
    expect(await read(file('download', TURTLE))).toBe(TURTLE);
    expect(await read(file('a.rdf', TURTLE), { format: 'ntriples' })).toBe(TURTLE);
    await expect(read(file('notes.txt', 'Dear reader,'))).rejects.toMatchObject({
      hint: expect.stringContaining('--format'),
    });
  });

  it.each([
    ['a.rdf', TURTLE.replace('<http://x/a>', '@prefix x: <http://x/> .\nx:a'), 'RDF/XML', 'Turtle'],
    ['a.jsonld', TURTLE, 'JSON-LD', 'N-Triples'],
    ['a.ttl', '{"@id":"http://x/a","http://x/b":"c"}', 'Turtle', 'JSON-LD'],
    [
      'a.nt.gz',
      gzipSync(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="http://x/a"><b xmlns="http://x/">c</b></rdf:Description></rdf:RDF>',
      ),
      'N-Triples',
      'RDF/XML',
    ],
  ])('believes what is in %s', async (name, content, before, after) => {
    const issues: ReadIssue[] = [];
    const onIssue = (issue: ReadIssue) => issues.push(issue);
    expect(await read(file(name, content), { onIssue })).toBe(TURTLE);
    expect(issues).toMatchObject([{ kind: 'repaired', code: 'format-mistaken', before, after }]);
    expect(issues[0]!.message).toContain(`the document is ${after}, although its name says ${before}`);
  });

  it('reads graphs in what is called Turtle', async () => {
    expect(await read(file('a.ttl', '<http://x/g> { <http://x/a> <http://x/b> "c" }'))).toBe(
      TURTLE.replace(' .', ' <http://x/g> .'),
    );
  });

  it('obeys --format against what is in it', async () => {
    const issues: ReadIssue[] = [];
    const path = file('a.ttl', '@prefix x: <http://x/> .\nx:a x:b "c" .');
    await read(path, { format: 'rdfxml', onIssue: (issue) => issues.push(issue) });
    expect(issues).toMatchObject([{ code: 'xml-syntax', isRestUnread: true }]);
  });

  it('unpacks gzip, in several members too, whatever the name says', async () => {
    const packed = Buffer.concat([gzipSync(TURTLE), gzipSync(TURTLE)]);
    expect(await read(file('a.nt.gz', packed))).toBe(TURTLE + TURTLE);
    expect(await read(file('b.nt', packed))).toBe(TURTLE + TURTLE);
  });

  it('reads an empty file', async () => {
    expect(await read(file('a.ttl', ''))).toBe('');
  });

  it('knows a damaged archive, so that half of it is not imported', async () => {
    const packed = gzipSync(TURTLE.repeat(10_000));
    const issues: ReadIssue[] = [];
    await read(file('a.nt.gz', packed.subarray(0, packed.length - 20)), {
      onIssue: (issue) => issues.push(issue),
    });
    expect(issues[0]).toMatchObject({ code: 'gzip-damaged', isRestUnread: true });
  });

  it('says what a file is that is no RDF', async () => {
    await expect(read(file('a', 'PK\u0003\u0004'))).rejects.toThrow(/ZIP archive/);
    await expect(read(file('b', '<html><title>Sign in</title>'))).rejects.toThrow(/Sign in/);
  });

  it('bounds the size as it is unpacked', async () => {
    const packed = gzipSync('# nothing\n'.repeat(500_000));
    expect(packed.length).toBeLessThan(50_000);
    await expect(read(file('bomb.nt.gz', packed), { maxBytes: 1_000_000 })).rejects.toThrow(
      /larger than .* unpacked/,
    );
  });

  it('keeps blank nodes of two inputs apart', async () => {
    const path = file('a.ttl', '_:x </b> "c" .');
    expect(await read(path, { blankNodePrefix: 'i0b' })).not.toBe(
      await read(path, { blankNodePrefix: 'i1b' }),
    );
  });

  it('says what is wrong with a path', async () => {
    await expect(openInput(join(folder, 'nothing.ttl'))).rejects.toThrow('There is no file');
    await expect(openInput(folder)).rejects.toThrow('is a folder');
  });
});

describe('openInput on a URL', () => {
  let server: Server;
  let base: string;
  beforeEach(async () => {
    server = createServer((request, response) => {
      const hops = request.url?.match(/^\/redirect\/(\d+)$/)?.[1];
      if (hops !== undefined) {
        const next = Number(hops) === 0 ? '/data' : `/redirect/${Number(hops) - 1}`;
        response.writeHead(302, { location: next }).end();
      } else if (request.url === '/dir/relative')
        response.writeHead(200, { 'content-type': 'text/turtle' }).end('<a> </b> "c" .');
      else if (request.url === '/silent')
        response.writeHead(200, { 'content-type': 'text/turtle' }).write('<a>');
      else if (request.url === '/to-relative') response.writeHead(302, { location: '/dir/relative' }).end();
      else if (request.url === '/json')
        response
          .writeHead(200, { 'content-type': 'text/turtle' })
          .end('{"@id":"http://x/a","http://x/b":"c"}');
      else if (request.url === '/file') response.writeHead(302, { location: 'file:///etc/passwd' }).end();
      else if (request.url === '/data')
        response.writeHead(200, { 'content-type': 'text/turtle; charset=utf-8' }).end(TURTLE);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('takes the format from the content type', async () => {
    expect((await openInput(`${base}/data`)).contentType).toContain('text/turtle');
    expect(await read(`${base}/data`)).toBe(TURTLE);
  });

  it('resolves relative IRIs against where it was found in the end', async () => {
    expect(await read(`${base}/to-relative`)).toBe(`<${base}/dir/a> <${base}/b> "c" .\n`);
  });

  it('believes what is in it more than its media type', async () => {
    const issues: ReadIssue[] = [];
    expect(await read(`${base}/json`, { onIssue: (issue) => issues.push(issue) })).toBe(TURTLE);
    expect(issues[0]!.message).toContain('although its media type says Turtle');
  });

  it('follows five redirects and no more', async () => {
    expect(await read(`${base}/redirect/4`)).toBe(TURTLE);
    await expect(read(`${base}/redirect/5`)).rejects.toThrow('redirects more than 5 times');
  });

  it('goes from http to nothing but http', async () => {
    await expect(read(`${base}/file`)).rejects.toThrow('redirects to nowhere');
  });

  it('gives up what begins and does not go on', async () => {
    const { chunks } = await openInput(`${base}/silent`, 50);
    const all = async () => {
      for await (const chunk of chunks) expect(chunk.length).toBe(3);
    };
    await expect(all()).rejects.toThrow(
      `${base}/silent could not be read to its end: nothing came for 0.05 s.`,
    );
  });

  it('says what the server said', async () => {
    await expect(read(`${base}/nothing`)).rejects.toThrow(`${base}/nothing answers 404`);
  });
});
