/**
 * XML from outside: what is refused before a tree is made of it, and how texts and places are read.
 */
import { describe, expect, it } from 'vitest';
import { mapIso19139 } from '../../../../src/harvest/mapping/iso19139/iso19139.ts';
import { MAX_XML_LENGTH, parseXml, XmlNode } from '../../../../src/harvest/mapping/iso19139/xml.ts';
import { vocabulariesFromFiles } from '../../../../src/vocab/files.ts';

const context = { vocabularies: vocabulariesFromFiles(), portal: null, language: null };

const rootOf = (text: string): XmlNode => {
  const parsed = parseXml(text);
  if (!('root' in parsed)) throw new Error(parsed.detail);
  return parsed.root;
};

describe('an XML document from outside', () => {
  const LAUGHS = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;&c;</a>';
  const FILE = '<!doctype a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>';

  it.each([
    ['entities that expand to entities', LAUGHS, 'xml-refused'],
    ['an entity from elsewhere', FILE, 'xml-refused'],
    ['elements nested without end', '<a>'.repeat(100_000), 'xml-refused'],
    ['more characters than are read', `<a>${'x'.repeat(MAX_XML_LENGTH)}</a>`, 'xml-refused'],
    ['an open element', '<a><b></a>', 'xml-syntax'],
    ['a page of HTML', '<html><body><br>Service unavailable</body></html>', 'xml-syntax'],
    ['an unknown entity', '<a>&boom;</a>', 'xml-syntax'],
    ['nothing', '', 'xml-syntax'],
    ['JSON', '{"success": true}', 'xml-syntax'],
  ])('with %s gives no record and one issue', async (_, text, code) => {
    const { records, issues } = await mapIso19139(text, context);
    expect(records).toEqual([]);
    expect(issues.map((issue) => issue.code)).toEqual([code]);
  });

  it('without metadata says so', async () => {
    const { issues } = await mapIso19139('<csw:Capabilities xmlns:csw="urn:x"/>', context);
    expect(issues).toMatchObject([{ code: 'no-records', value: 'Capabilities' }]);
  });

  it('may begin with a byte order mark and blanks', () => {
    expect(rootOf('\ufeff \n<a>x</a>').text()?.value).toBe('x');
  });
});

describe('XmlNode', () => {
  const root = rootOf(
    `<r xmlns:l="http://www.w3.org/1999/xlink"><p:a xmlns:p="urn:p"><s> one </s></p:a><a><s/></a>
     <a><t l:href="https://x.example/"><![CDATA[three & more]]></t></a><code codeListValue="k">shown</code></r>`,
  );

  it('reads paths of local names, whatever their prefixes', () => {
    expect(root.all('a').length).toBe(3);
    expect(root.all('a/*').map(({ name }) => name)).toEqual(['s', 's', 't']);
    expect(root.textAt('a/s')?.value).toBe('one');
  });

  it('tells places by number', () => {
    expect(root.all('a')[2]?.text()).toEqual({ place: '/r[1]/a[3]/t[1]', value: 'three & more' });
    expect(root.all('a')[2]?.anchor()).toEqual({
      place: '/r[1]/a[3]/t[1]/@xlink:href',
      value: 'https://x.example/',
    });
  });

  it('tells what was not read', () => {
    const fresh = new XmlNode(root.element);
    fresh.textAt('a/s');
    expect(fresh.unread().map(({ value }) => value)).toEqual(['three & more', 'k']);
    fresh.codeAt('code');
    fresh.all('a')[2]?.skip();
    expect(fresh.unread()).toEqual([]);
  });
});
