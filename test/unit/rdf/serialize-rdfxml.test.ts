/**
 * What only RDF/XML asks: element names, characters of XML 1.0, and what it cannot say.
 */
import { describe, expect, it } from 'vitest';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import { inexpressible, obstacleOf } from '../../../src/rdf/serialize/rdfxml-limits.ts';
import { elementName } from '../../../src/rdf/serialize/rdfxml-names.ts';
import { serialize } from '../../../src/rdf/serialize/serialize.ts';
import { blankNode, literal, namedNode, type Quad, quad } from '../../../src/rdf/terms.ts';
import { canonical, readRdfXml } from '../../support/read-rdf.ts';

const subject = namedNode('http://example.org/s');
const saying = (property: string, object: Quad['object'] = literal('x')): Quad =>
  quad(subject, namedNode(property), object as never);
const title = (text: string): Quad => saying(`${PREFIXES.dct}title`, literal(text));

describe('elementName', () => {
  it.each([
    [`${PREFIXES.dct}title`, PREFIXES.dct, 'title'],
    [`${PREFIXES.rdf}_1`, PREFIXES.rdf, '_1'],
    ['http://e.org/ns#a-b.c', 'http://e.org/ns#', 'a-b.c'],
    ['http://e.org/12ab', 'http://e.org/12', 'ab'],
    ['http://e.org/a%20b', 'http://e.org/a%20', 'b'],
    ['http://e.org/-dash', 'http://e.org/-', 'dash'],
    ['http://e.org/précision', 'http://e.org/', 'précision'],
    ['http://e.org/𝕏', 'http://e.org/', '𝕏'],
    ['urn:a:b', 'urn:a:', 'b'],
    ['http://www.w3.org/2000/xmlns/trap', 'http://www.w3.org/2000/xmlns/t', 'rap'],
  ])('splits %s', (iri, namespace, local) => {
    expect(elementName(iri)).toEqual({ namespace, local });
  });

  it.each([
    'http://e.org/p/',
    'http://e.org/123',
    'http://e.org/p#',
    'http://e.org/p?q=1.-',
    'http://www.w3.org/2000/xmlns/t',
    `${PREFIXES.rdf}li`,
    `${PREFIXES.rdf}Description`,
    `${PREFIXES.rdf}resource`,
  ])('knows none for %s', (iri) => {
    expect(elementName(iri)).toBeNull();
  });
});

describe('serialize rdfxml', () => {
  it('gives unknown namespaces prefixes in the order of their IRIs', () => {
    const text = serialize('rdfxml', [saying('http://b.org/y'), saying('http://a.org/x')]);
    expect(text).toContain('xmlns:ns1="http://a.org/"');
    expect(text).toContain('xmlns:ns2="http://b.org/"');
  });

  it('holds every character of the basic plane that XML allows', async () => {
    const quads: Quad[] = [];
    for (let start = 0; start < 0x10000; start += 0x100) {
      const codes = Array.from({ length: 0x100 }, (_, index) => start + index);
      quads.push(title(String.fromCharCode(...codes.filter((code) => code < 0xd800 || code > 0xdfff))));
      quads.push(saying(`${PREFIXES.dct}creator`, namedNode(`urn:x:${'\t\n\r<>&"\''}${start}`)));
    }
    const read = await readRdfXml(serialize('rdfxml', quads));
    const allowed = (code: number): boolean => code >= 0x20 || code === 9 || code === 10 || code === 13;
    const expected = quads.map((q) =>
      q.object.termType === 'Literal'
        ? title(
            q.object.value.replace(/[\s\S]/g, (c) =>
              allowed(c.charCodeAt(0)) && c < '\ufffe' ? c : '\ufffd',
            ),
          )
        : q,
    );
    expect(await canonical(read)).toBe(await canonical(expected));
  });

  it.each(['', ' ', '\n', '\r\n', '\t x \t', ']]>', '<![CDATA[', '&amp;', 'a\u0085b\u2028c'])(
    'keeps the text %j, also with a language and with a datatype',
    async (text) => {
      const quads = [
        title(text),
        saying(`${PREFIXES.dct}title`, literal(text, 'fr')),
        saying(`${PREFIXES.dct}title`, literal(text, namedNode('http://e.org/type?a=1&b=<2>'))),
      ];
      expect(inexpressible(quads)).toEqual([]);
      expect(await canonical(await readRdfXml(serialize('rdfxml', quads)))).toBe(await canonical(quads));
    },
  );

  it('names what it leaves out and what it alters, and lists it', async () => {
    const kept = title('kept');
    const lost = [
      saying('http://e.org/p--/'),
      saying(`${PREFIXES.dct}source`, namedNode('http://e.org/\u0001')),
      title('bell\u0007'),
    ];
    expect(lost.map((q) => obstacleOf(q))).toEqual(['property', 'iri', 'characters']);
    expect(inexpressible([kept, ...lost])).toEqual(lost);
    const text = serialize('rdfxml', [kept, ...lost]);
    expect(text.match(/<!--.*-->/g)).toEqual([
      '<!-- characters replaced: <http://example.org/s> <http://purl.org/dc/terms/title> -->',
      '<!-- left out (iri): <http://example.org/s> <http://purl.org/dc/terms/source> -->',
      '<!-- left out (property): <http://example.org/s> <http://e.org/p%2D-/> -->',
    ]);
    expect(await canonical(await readRdfXml(text))).toBe(await canonical([kept, title('bell\ufffd')]));
  });

  it('tells owned nodes inside their owner, shared ones apart', () => {
    const text = serialize('rdfxml', [
      saying(`${PREFIXES.dcat}distribution`, namedNode('http://elsewhere.org/d')),
      quad(namedNode('http://elsewhere.org/d'), namedNode(`${PREFIXES.dct}title`), literal('own')),
      saying(`${PREFIXES.dct}relation`, namedNode('http://example.org/s/part')),
      quad(namedNode('http://example.org/s/part'), namedNode(`${PREFIXES.dct}title`), literal('part')),
      saying(`${PREFIXES.dct}publisher`, namedNode('http://elsewhere.org/agent')),
      quad(namedNode('http://elsewhere.org/agent'), namedNode(`${PREFIXES.dct}title`), literal('agent')),
    ]);
    const atTop = [...text.matchAll(/^ {2}<rdf:Description rdf:about="(.*)">$/gm)].map(([, iri]) => iri);
    expect(atTop.sort()).toEqual(['http://elsewhere.org/agent', 'http://example.org/s']);
  });

  it('does not nest without end', async () => {
    const chain = Array.from({ length: 3000 }, (_, index) =>
      quad(blankNode(`n${index}`), namedNode(`${PREFIXES.dct}hasPart`), blankNode(`n${index + 1}`)),
    );
    const text = serialize('rdfxml', chain);
    expect(Math.max(...text.split('\n').map((line) => line.search(/\S/)))).toBeLessThan(80);
    expect(await readRdfXml(text)).toHaveLength(3000);
  });

  it('names the element after the class that says most, and keeps the others', () => {
    const types = [
      'http://xmlns.com/foaf/0.1/Agent',
      'http://xmlns.com/foaf/0.1/Organization',
      'http://e.org/1',
    ];
    const text = serialize(
      'rdfxml',
      types.map((type) => saying(`${PREFIXES.rdf}type`, namedNode(type))),
    );
    expect(text).toContain('<foaf:Organization rdf:about="http://example.org/s">');
    expect(text.match(/<rdf:type /g)).toHaveLength(2);
  });
});
