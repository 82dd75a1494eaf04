/**
 * XML answers of portals: what of their envelopes is told, and how records are cut out of them.
 */
import { describe, expect, it } from 'vitest';
import { documentOf, elementsAt, outlineXml, textAt } from '../../../src/harvest/xml-outline.ts';
import { readXmlRecords } from '../../../src/harvest/xml-records.ts';
import { vocabulariesFromFiles } from '../../../src/vocab/files.ts';

const TEXT = `<?xml version="1.0"?><!-- <not> --><o:a xmlns:o="urn:o" xmlns:p="urn:p" one='1 > "0"'>
  <o:b>x &amp; y<![CDATA[ <z>]]></o:b><o:c/><o:b p:k="v"><p:deep><p:deeper>t</p:deeper></p:deep></o:b>
</o:a>`;

describe('the outline of an XML document', () => {
  const { root, fault } = outlineXml(TEXT, 3);

  it('tells elements, texts and attributes of the upper levels', () => {
    expect(fault).toBeNull();
    expect(root?.attributes.get('one')).toBe('1 > "0"');
    expect(elementsAt(root, 'b').length).toBe(2);
    expect(textAt(root, 'b')).toBe('x & y <z>');
    expect(elementsAt(root, 'b/deep').map(({ children }) => children.length)).toEqual([0]);
  });

  it('cuts an element out with the namespaces that it inherits', () => {
    const [deep] = elementsAt(root, 'b/deep');
    expect(documentOf(TEXT, deep!)).toBe(
      '<p:deep xmlns:o="urn:o" xmlns:p="urn:p"><p:deeper>t</p:deeper></p:deep>',
    );
  });

  it.each([
    ['breaks off in an element', '<a><b/><c>'],
    ['breaks off in a tag', '<a><b/><c x="1'],
    ['breaks off in a comment', '<a><b/><!-- '],
    ['closes what is not open', '<a><b/></c></a>'],
    ['nests without end', `<a><b/>${'<c>'.repeat(500)}`],
  ])('of one that %s has what came before, and the fault', (_, text) => {
    const outline = outlineXml(text, 2);
    expect(outline.fault).not.toBeNull();
    expect(elementsAt(outline.root, 'b').map(({ end }) => end)).toEqual([7]);
  });

  it('reads nothing behind a document type declaration', () => {
    expect(outlineXml('<!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>', 2)).toMatchObject({
      root: null,
      hasDoctype: true,
    });
  });
});

describe('records of an XML answer', () => {
  const rdf = (body: string): string =>
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dct="http://purl.org/dc/terms/">${body}</rdf:RDF>`;
  const dataset = (name: string): string =>
    rdf(
      `<dcat:Dataset rdf:about="https://x.example/${name}"><dct:title>${name}</dct:title><dcat:distribution rdf:nodeID="d"/></dcat:Dataset><dcat:Distribution rdf:nodeID="d"><dct:title>of ${name}</dct:title></dcat:Distribution>`,
    );
  const read = (documents: readonly string[]) =>
    readXmlRecords(documents, 'https://x.example/', vocabulariesFromFiles());

  it('keep blank nodes of one label apart', async () => {
    const { quads } = await read([dataset('a'), dataset('b')]);
    const nodes = quads.filter((q) => q.predicate.value.endsWith('distribution')).map((q) => q.object.value);
    expect(new Set(nodes).size).toBe(2);
  });

  it('lose no other record with a broken one, and mark what came of that', async () => {
    const broken = dataset('b').replace('</dct:title>', '');
    const { quads, damage } = await read([dataset('a'), broken, dataset('c')]);
    const subjects = new Set(quads.map(({ subject }) => subject.value));
    expect(subjects.has('https://x.example/a')).toBe(true);
    expect(subjects.has('https://x.example/c')).toBe(true);
    expect([...damage.nodes()]).toContain('https://x.example/b');
    expect([...damage.nodes()]).not.toContain('https://x.example/c');
    expect(damage.unread()).toBeUndefined();
  });

  it('may have properties that are written as classes are', async () => {
    const text = rdf(
      '<dcat:Dataset rdf:about="https://x.example/a"><dct:Page rdf:resource="https://x.example/p"/></dcat:Dataset>',
    );
    const { quads, issues } = await read([text]);
    expect(issues).toEqual([]);
    expect(quads.map(({ object }) => object.value)).toContain('https://x.example/p');
  });

  it('of ISO 19139 tell what was derived, and lose no other with a broken one', async () => {
    const iso = (id: string, more = ''): string =>
      `<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco"><gmd:fileIdentifier><gco:CharacterString>${id}</gco:CharacterString></gmd:fileIdentifier>${more}<gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation><gmd:title><gco:CharacterString>T ${id}</gco:CharacterString></gmd:title></gmd:CI_Citation></gmd:citation></gmd:MD_DataIdentification></gmd:identificationInfo></gmd:MD_Metadata>`;
    const { quads, lost, problems } = await read([iso('a'), iso('b', '&nothing;'), iso('c')]);
    const titles = quads.filter((q) => /^T /.test(q.object.value)).map((q) => q.object.value);
    expect(titles).toEqual(['T a', 'T c']);
    expect(quads.some(({ graph }) => graph.value === 'urn:moisson:derived')).toBe(true);
    expect(lost).toBe(1);
    expect(problems.map(({ code }) => code)).toContain('xml-syntax');
  });
});
