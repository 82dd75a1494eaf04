/** RDF/XML: tolerance, entities, roots, and what a syntax error costs. */
import { describe, expect, it } from 'vitest';
import { readAll, streamOf } from '../../data/reading/read-all.ts';

const RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="http://ex/"';
const wrap = (inside: string, before = ''): string => `${before}<rdf:RDF ${RDF}>\n${inside}\n</rdf:RDF>`;
const about = (inside: string): string =>
  wrap(`<rdf:Description rdf:about="http://ex/a">${inside}</rdf:Description>`);

/** Reads the document whole and in pieces: they must agree, but for the order of issues. */
const read = async (text: string, options = {}) => {
  const whole = await readAll(text, 'rdfxml', options);
  for (const size of [1, 3, 40]) {
    const cut = await readAll(streamOf(text, size), 'rdfxml', options);
    expect(cut.lines).toEqual(whole.lines);
    expect(cut.codes.toSorted()).toEqual(whole.codes.toSorted());
  }
  return whole;
};

describe('RDF/XML', () => {
  it('reads typed nodes, attributes, nesting, languages, datatypes, collections', async () => {
    const { lines, codes } = await read(
      wrap(`<ex:Thing rdf:about="x" ex:attribute="1" xml:base="http://ex/dir/">
        <ex:p xml:lang="de">Luft &amp; &lt;Wasser&gt; &#233;</ex:p>
        <ex:q rdf:datatype="http://www.w3.org/2001/XMLSchema#date">2020-01-05</ex:q>
        <ex:r><ex:Other rdf:nodeID="n.1"/></ex:r>
        <ex:s rdf:resource="#f"/>
      </ex:Thing>`),
    );
    expect(codes).toEqual([]);
    expect(lines).toEqual([
      '<http://ex/dir/x> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://ex/Thing>',
      '<http://ex/dir/x> <http://ex/attribute> "1"',
      '<http://ex/dir/x> <http://ex/p> "Luft & <Wasser> é"@de',
      '<http://ex/dir/x> <http://ex/q> "2020-01-05"^^http://www.w3.org/2001/XMLSchema#date',
      '_:b_n-2e-1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://ex/Other>',
      '<http://ex/dir/x> <http://ex/r> _:b_n-2e-1',
      '<http://ex/dir/x> <http://ex/s> <http://ex/dir/#f>',
    ]);
  });

  it('repairs IRIs, with line, property, before and after', async () => {
    const { lines, issues } = await read(
      about('\n<ex:p rdf:resource=" http://ex/b c&amp;d "/><ex:p rdf:resource="tel:+49 40"/>'),
    );
    expect(lines).toEqual([
      '<http://ex/a> <http://ex/p> <http://ex/b%20c&d>',
      '<http://ex/a> <http://ex/p> <tel:+49-40>',
    ]);
    expect(issues[0]).toMatchObject({
      code: 'iri-percent-encoded',
      line: 3,
      property: 'http://ex/p',
      before: ' http://ex/b c&d ',
      after: 'http://ex/b%20c&d',
    });
  });

  it('keeps absolute IRIs as they were written', async () => {
    const { lines } = await read(about('<ex:p rdf:resource="HTTP://EX/b/../c?"/>'));
    expect(lines).toEqual(['<http://ex/a> <http://ex/p> <HTTP://EX/b/../c?>']);
  });

  it('keeps all parts of a text that comments and CDATA divide', async () => {
    const { lines } = await read(about('<ex:p>one <!-- & -->two <![CDATA[<b>&three</b>]]> four</ex:p>'));
    expect(lines).toEqual(['<http://ex/a> <http://ex/p> "one two <b>&three</b> four"']);
  });

  it('writes XML literals with their escapes', async () => {
    const { lines } = await read(
      about('<ex:p rdf:parseType="Literal"><b title="a&amp;b">x &lt; y</b></ex:p>'),
    );
    expect(lines[0]).toContain('"<b title="a&amp;b">x &lt; y</b>"^^');
  });

  it('reads bare ampersands, HTML entities and undeclared known prefixes, and tells', async () => {
    const { lines, codes } = await read(
      about(
        '<ex:p rdf:resource="http://ex/?a=1&b=2&amp;c"/><ex:q>caf&eacute; & co; R&D</ex:q><dct:title>x</dct:title>',
      ),
    );
    expect(lines).toEqual([
      '<http://ex/a> <http://ex/p> <http://ex/?a=1&b=2&c>',
      '<http://ex/a> <http://ex/q> "café & co; R&D"',
      '<http://ex/a> <http://purl.org/dc/terms/title> "x"',
    ]);
    expect(new Set(codes)).toEqual(new Set(['xml-ampersand', 'xml-entity', 'prefix-undeclared']));
  });

  it('passes over errors that do not break the structure', async () => {
    const { lines, issues } = await read(
      `\n<?xml version="1.0"?>${about('<ex:p>&unknown;</ex:p><ex:q>2</ex:q>')}`,
    );
    expect(lines).toEqual(['<http://ex/a> <http://ex/p> "&unknown;"', '<http://ex/a> <http://ex/q> "2"']);
    expect(issues.every(({ kind, line }) => kind === 'syntax' && line! > 0)).toBe(true);
  });

  it.each([
    ['unclosed element', '<ex:p>1</ex:p><ex:q>2</rdf:Description>'],
    ['cut off', '<ex:p>1</ex:p><ex:q rdf:resour'],
    ['illegal RDF', '<ex:p>1</ex:p><rdf:RDF/>'],
  ])('keeps what was read before an error: %s', async (_, inside) => {
    const { lines, issues } = await read(
      `<rdf:RDF ${RDF}>\n<rdf:Description rdf:about="http://ex/a">\n${inside}`,
    );
    expect(lines[0]).toBe('<http://ex/a> <http://ex/p> "1"');
    expect(issues[0]).toMatchObject({ kind: 'syntax', code: 'xml-syntax', line: 3 });
    expect(issues[0]!.column).toBeGreaterThan(1);
  });
});

describe('roots that are not rdf:RDF', () => {
  it('reads a typed node', async () => {
    const { lines, codes } = await read(
      `<dcat:Catalog ${RDF} xmlns:dcat="http://www.w3.org/ns/dcat#" rdf:about="http://ex/c"><ex:p>1</ex:p></dcat:Catalog>`,
    );
    expect(lines).toEqual([
      '<http://ex/c> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/dcat#Catalog>',
      '<http://ex/c> <http://ex/p> "1"',
    ]);
    expect(codes).toEqual([]);
  });

  it('finds RDF in the answer of another protocol', async () => {
    const record = (name: string) => wrap(`<ex:Thing rdf:about="http://ex/${name}"/>`);
    const { lines, issues } = await read(
      `<GetRecordsResponse xmlns="http://csw/"><Record rank="1">${record('a')}</Record><Record>${record('b')}</Record>text</GetRecordsResponse>`,
    );
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['<http://ex/a>', '<http://ex/b>']);
    expect(issues).toMatchObject([
      { code: 'xml-root', line: 1, before: '<GetRecordsResponse>', after: '<rdf:RDF>' },
    ]);
  });

  it('says when there is none', async () => {
    expect(await read('<MD_Metadata xmlns="http://iso/"><title>x</title></MD_Metadata>')).toMatchObject({
      lines: [],
      codes: ['xml-no-rdf'],
    });
  });
});

describe('entities', () => {
  const doctype = (subset: string) => `<?xml version="1.0"?>\n<!DOCTYPE rdf:RDF [\n${subset}\n]>\n`;

  it('reads short names for namespaces', async () => {
    const { lines, codes } = await read(
      wrap(
        '<rdf:Description rdf:about="&e;a"><ex:p rdf:datatype="&xsd;integer">1</ex:p></rdf:Description>',
        doctype('<!-- names --><!ENTITY e "http://ex/"><!ENTITY xsd \'http://www.w3.org/2001/XMLSchema#\'>'),
      ),
    );
    expect(lines).toEqual(['<http://ex/a> <http://ex/p> "1"^^http://www.w3.org/2001/XMLSchema#integer']);
    expect(codes).toEqual([]);
  });

  it.each([
    ['expands to others', '<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">'],
    ['expands to markup', '<!ENTITY a "<x/>">'],
    ['comes from a file', '<!ENTITY a SYSTEM "file:///etc/passwd">'],
    ['comes from an address', '<!ENTITY a PUBLIC "x" "http://127.0.0.1/">'],
    ['is a parameter entity', '<!ENTITY % a "x">'],
    ['is too long', `<!ENTITY a "${'x'.repeat(2000)}">`],
    ['cannot be read', '<!ENTITY a>'],
  ])('refuses one that %s', async (_, subset) => {
    await expect(readAll(wrap('<ex:T/>', doctype(subset)), 'rdfxml')).rejects.toMatchObject({
      info: { kind: 'unprocessable', code: 'xml-entity-refused' },
    });
  });

  it('refuses to expand without end', async () => {
    const text = wrap(`<ex:T ex:p="${'&a;'.repeat(20_000)}"/>`, doctype(`<!ENTITY a "${'x'.repeat(1000)}">`));
    await expect(readAll(text, 'rdfxml')).rejects.toMatchObject({ info: { code: 'xml-entity-refused' } });
  });

  it('knows no names but those', async () => {
    const { lines, codes } = await readAll(
      about('<ex:p>&constructor;&__proto__;&toString;</ex:p>'),
      'rdfxml',
    );
    expect(lines).toEqual(['<http://ex/a> <http://ex/p> "&constructor;&__proto__;&toString;"']);
    expect(codes).toEqual(['xml-syntax', 'xml-syntax', 'xml-syntax']);
  });

  it('refuses nesting without end', async () => {
    const deep = '<ex:T><ex:p>'.repeat(500);
    await expect(readAll(wrap(deep), 'rdfxml')).rejects.toMatchObject({ info: { code: 'nesting-too-deep' } });
  });
});
