/**
 * Proposals to mend: the right ones, none where nothing is obvious, and what applying them does.
 */
import { describe, expect, it } from 'vitest';
import { applied } from '../../../src/quality/applied.ts';
import { mended } from '../../../src/quality/mend.ts';
import type { Proposal } from '../../../src/quality/proposal.ts';
import { proposals } from '../../../src/quality/proposals.ts';
import { namedNode, type Quad, quad, type Term, tripleKey } from '../../../src/rdf/terms.ts';
import { profileOf } from '../../../src/shacl/profiles.ts';
import { shapesOf } from '../../../src/shacl/shapes-files.ts';
import { createValidator } from '../../../src/shacl/validate.ts';
import { vocabulariesFromFiles } from '../../../src/vocab/files.ts';
import { turtle } from '../shacl/shapes.ts';
import { CASES } from './mend-cases.ts';

const vocabularies = vocabulariesFromFiles();
const validator = createValidator({ shapesOf, vocabularies });
const profiles = [profileOf('dcat-ap')!, profileOf('dcat-ap-hvd')!];

const found = async (quads: readonly Quad[]): Promise<readonly Proposal[]> =>
  proposals({ quads }, await validator.validateRecord({ quads }, profiles), vocabularies);

const shown = (term: Term): string => {
  if (term.termType === 'BlankNode') return '[]';
  if (term.termType === 'Literal') return `"${term.value}"`;
  const short = term.value
    .replace('https://example.org/', '')
    .replace('http://publications.europa.eu/resource/authority/', 'EU:')
    .replace('https://www.iana.org/assignments/media-types/', 'IANA:')
    .replace('http://data.europa.eu/bna/', 'HVD:');
  return short.startsWith('http') ? `<${short}>` : short;
};

const line = ({ subject, predicate, object }: Quad): string =>
  `${shown(subject)} ${/[^/#]*$/.exec(predicate.value)?.[0]} ${shown(object)}`;

const linesOf = ({ withdraw, add, confidence }: Proposal): string[] => {
  const mark = confidence === 'likely' ? '?' : '';
  return [...withdraw.map((q) => `${mark}- ${line(q)}`).sort(), ...add.map((q) => `${mark}+ ${line(q)}`)];
};

describe('proposals', () => {
  it.each(CASES)('$name', async ({ data, changes }) => {
    const list = await found(turtle(data));
    expect(list.flatMap(linesOf)).toEqual(changes);
  });

  it.each(CASES)('leave nothing certain to propose: $name', async ({ data }) => {
    const once = await mended({ quads: turtle(data) }, { validator, profiles, vocabularies });
    const twice = await mended({ quads: once.quads }, { validator, profiles, vocabularies });
    expect(twice.changes).toEqual([]);
  });

  it('map a licence that is as open as CC BY 4.0 to it where the data are high-value, and only there', async () => {
    const licence = (code: string) => `<http://publications.europa.eu/resource/authority/licence/${code}>`;
    const data = (of: string, more: string) =>
      turtle(
        `ex:d a dcat:Dataset ; dcat:distribution ex:f ${more} . ex:f a dcat:Distribution ; dct:license ${of} .`,
      );
    const hvd = '; dcatap:applicableLegislation <http://data.europa.eu/eli/reg_impl/2023/138/oj>';
    const added = async (quads: ReturnType<typeof turtle>) =>
      (await found(quads))
        .filter(({ reason }) => reason.code === 'licence-mapping')
        .flatMap(({ add }) => add.map(({ predicate, object }) => [predicate.value, object.value]));
    const narrow = [
      'http://www.w3.org/2004/02/skos/core#narrowMatch',
      'http://publications.europa.eu/resource/authority/licence/CC_BY_4_0',
    ];
    expect(await added(data(licence('ETALAB_2_0'), hvd))).toEqual([narrow]);
    expect(await added(data(licence('ETALAB_2_0'), ''))).toEqual([]);
    expect(await added(data(licence('CC_BY_4_0'), hvd))).toEqual([]);
    expect(await added(data(licence('CC_BYNC_4_0'), hvd))).toEqual([]);
    const page = '<https://www.etalab.gouv.fr/licence-ouverte-open-licence>';
    expect(await added(data(page, hvd))).toContainEqual(narrow);
  });

  it('map a licence to one of the table with one exact match, the yardstick', async () => {
    const data = (licence: string) =>
      turtle(
        `ex:d a dcat:Dataset ; dcatap:applicableLegislation <http://data.europa.eu/eli/reg_impl/2023/138/oj> ; dcat:distribution ex:f . ex:f a dcat:Distribution ; dct:license <${licence}> .`,
      );
    const added = async (licence: string) =>
      (await found(data(licence)))
        .filter(({ reason }) => reason.code === 'licence-mapping')
        .flatMap(({ add }) => add.map((q) => line(q).split(' ').slice(1).join(' ')));
    expect(await added('https://www.govdata.de/dl-de/by-2-0')).toEqual(['exactMatch EU:licence/CC_BY_4_0']);
    expect(await added('https://www.etalab.gouv.fr/licence-ouverte-open-licence')).toEqual([
      'exactMatch EU:licence/ETALAB_2_0',
      'narrowMatch EU:licence/CC_BY_4_0',
    ]);
    expect(await added('https://creativecommons.org/publicdomain/zero/1.0/')).toEqual([
      'exactMatch EU:licence/CC0',
    ]);
    expect(await added('http://publications.europa.eu/resource/authority/licence/CC0')).toEqual([]);
  });

  it('say which findings they answer', async () => {
    const quads = turtle(
      'ex:d a dcat:Dataset ; dct:accrualPeriodicity "daily", <http://publications.europa.eu/resource/authority/frequency/DAILY> .',
    );
    const [proposal] = await found(quads);
    expect(proposal?.shapes).toEqual([
      'urn:moisson:shape:dcat-ap:Dataset-accrualPeriodicity-repeated',
      'urn:moisson:shape:dcat-ap:Dataset-accrualPeriodicity-vocabulary',
    ]);
    const after = await validator.validateRecord({ quads: applied(quads, [proposal!]) }, profiles);
    expect(after.findings.filter(({ path }) => path === proposal?.path)).toEqual([]);
  });

  it('have an id that is that of their triples, whatever the order of the statements', async () => {
    const quads = turtle('ex:d a dcat:Dataset ; dct:language "fr", "en" ; dct:accrualPeriodicity "daily" .');
    const ids = async (list: readonly Quad[]) => (await found(list)).map(({ id }) => id).sort();
    expect(await ids(quads.toReversed())).toEqual(await ids(quads));
    expect(new Set(await ids(quads)).size).toBe(3);
  });

  it('concern own nodes only', async () => {
    const quads = turtle(
      'ex:d a dcat:Dataset ; dct:publisher ex:a . ex:a a foaf:Agent ; dct:language "fr" .',
    );
    const input = { quads, focus: new Set(['https://example.org/d']) };
    expect(await proposals(input, await validator.validateRecord(input, profiles), vocabularies)).toEqual([]);
  });
});

describe('mended', () => {
  it('keeps the graphs of statements, and puts new ones into that of their subject', async () => {
    const graph = namedNode('https://example.org/g');
    const quads = turtle('ex:d a dcat:Dataset ; dct:language "fr" .').map((q) =>
      quad(q.subject as never, q.predicate as never, q.object as never, graph),
    );
    const result = await mended({ quads }, { validator, profiles, vocabularies });
    expect(result.quads.map((q) => q.graph.value)).toEqual([graph.value, graph.value]);
  });

  it('goes on until nothing certain is left: a text becomes a licence, and the licence is mapped', async () => {
    const quads = turtle(
      'ex:d a dcat:Dataset ; dcatap:applicableLegislation <http://data.europa.eu/eli/reg_impl/2023/138/oj> ; dcat:distribution ex:f . ex:f a dcat:Distribution ; dct:license "Licence Ouverte 2.0" .',
    );
    const { changes, quads: after } = await mended({ quads }, { validator, profiles, vocabularies });
    expect(changes.map(({ reason }) => reason.code)).toEqual(['text-means', 'licence-mapping']);
    expect(after.map(line)).toContain('EU:licence/ETALAB_2_0 narrowMatch EU:licence/CC_BY_4_0');
  });

  it('leaves to a person what would break a rule that was kept', async () => {
    const quads = turtle(`ex:d a dcat:Dataset ; dct:language "fr" ; dct:accrualPeriodicity "daily" .`);
    // A profile that knows no French: what is right by the table is a new violation there.
    const strict: typeof validator = {
      validateRecord: async (input, asked) => {
        const outcome = await validator.validateRecord(input, asked);
        const [model] = outcome.findings;
        const french = input.quads.filter(({ object }) => object.value.endsWith('/FRA'));
        const refused = french.map(({ subject, predicate, object }) => ({
          ...model!,
          focus: subject,
          path: predicate.value,
          value: object,
          severity: 'violation' as const,
        }));
        return { ...outcome, findings: [...outcome.findings, ...refused] };
      },
    };
    const {
      changes,
      open,
      quads: after,
    } = await mended({ quads }, { validator: strict, profiles, vocabularies });
    expect(changes.map(({ path }) => path.split('/').at(-1))).toEqual(['accrualPeriodicity']);
    expect(open.map(({ path }) => path.split('/').at(-1))).toEqual(['language']);
    expect(after.map(line)).toContain('d language "fr"');
  });

  it('applies what is certain and leaves the rest open', async () => {
    const quads = turtle('ex:f a dcat:Distribution ; dct:license "CC-BY" ; dct:format "CSV" .');
    const { changes, open, quads: after } = await mended({ quads }, { validator, profiles, vocabularies });
    expect(changes.map(({ reason }) => reason.code)).toEqual(['text-means', 'media-type-of-format']);
    expect(open.map(({ reason }) => reason.code)).toEqual(['text-means']);
    expect(after.some(({ object }) => object.value === 'CC-BY')).toBe(true);
  });

  it('changes nothing in a record that has no fault', async () => {
    const quads = turtle(
      'ex:d a dcat:Dataset ; dct:title "T"@en ; dct:language <http://publications.europa.eu/resource/authority/language/FRA> .',
    );
    const { quads: after, changes } = await mended({ quads }, { validator, profiles, vocabularies });
    expect(changes).toEqual([]);
    expect(after.map(tripleKey)).toEqual(quads.map(tripleKey));
  });
});
