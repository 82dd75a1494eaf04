import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { ns } from '../../../src/rdf/namespaces.ts';
import type { Quad } from '../../../src/rdf/terms.ts';
import { fileLoader } from '../../../src/vocab/files.ts';
import { iriKey, spellingKey, startKey } from '../../../src/vocab/keys.ts';
import {
  SCHEME_IDS,
  SCHEMES,
  type SchemeId,
  turtleFile,
  VOCABULARY_IDS,
  type VocabularyId,
} from '../../../src/vocab/schemes.ts';
import { vocabularies } from '../../../src/vocab/vocabularies.ts';

const FOLDER = join(import.meta.dirname, '../../../vocab');
const load = fileLoader(FOLDER);
const { conceptFor } = vocabularies(load);

const parsed = new Map<VocabularyId, readonly Quad[]>();
for (const id of VOCABULARY_IDS) parsed.set(id, new Parser().parse(await load(id)));
const quadsOf = (id: VocabularyId): readonly Quad[] => parsed.get(id) ?? [];

const skos = (name: string): string => ns.skos(name).value;
const having = (quads: readonly Quad[], property: string): readonly Quad[] =>
  quads.filter(({ predicate }) => predicate.value === property);
const conceptsOf = (id: SchemeId): string[] =>
  having(quadsOf(id), skos('inScheme')).map(({ subject }) => subject.value);

const MATCHES = ['exactMatch', 'closeMatch', 'narrowMatch', 'broadMatch'].map(skos);
const MAPPINGS = SCHEME_IDS.flatMap((id) => {
  const { mapping } = SCHEMES[id];
  return mapping ? [[mapping, id] as const] : [];
});

/** What the facts say of the size of each table. */
const COUNTS: Readonly<Record<SchemeId, number>> = {
  'access-right': 7,
  country: 253,
  'data-service-type': 5,
  'data-theme': 14,
  'dataset-type': 22,
  'distribution-status': 5,
  'distribution-type': 4,
  'file-type': 227,
  frequency: 39,
  'high-value-dataset-category': 96,
  'inspire-theme': 34,
  language: 113,
  licence: 159,
  'licence-type': 13,
  'media-types': 189,
  'planned-availability': 5,
  'publisher-type': 11,
};

describe('the folder vocab/', () => {
  it('holds a file for each vocabulary of the table, and nothing else', async () => {
    expect((await readdir(FOLDER)).sort()).toEqual(VOCABULARY_IDS.map(turtleFile).sort());
  });

  it('stays small enough to be carried in the Worker', async () => {
    const sizes = await Promise.all(VOCABULARY_IDS.map((id) => stat(join(FOLDER, turtleFile(id)))));
    expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(900_000);
  });
});

describe.each(SCHEME_IDS)('the vocabulary %s', (id) => {
  const quads = quadsOf(id);
  const { iri, prefix } = SCHEMES[id];
  const concepts = conceptsOf(id);
  const own = new Set(concepts);

  it('is one concept scheme with a title in four languages', () => {
    const schemes = having(quads, ns.rdf('type').value).filter(
      ({ object }) => object.value === skos('ConceptScheme'),
    );
    expect(schemes.map(({ subject }) => subject.value)).toEqual([iri]);
    const titles = having(quads, ns.dct('title').value).map(({ object }) =>
      object.termType === 'Literal' ? object.language : '',
    );
    expect(titles.sort()).toEqual(['de', 'en', 'fr', 'nl']);
  });

  it('has the concepts that the facts count', () => {
    expect(own.size).toBe(concepts.length);
    expect(concepts).toHaveLength(COUNTS[id]);
    expect(concepts.filter((concept) => !concept.startsWith(prefix))).toEqual([]);
  });

  it('gives each concept an English label, a notation and at most one label a language', () => {
    const labels = new Map<string, string[]>();
    for (const { subject, object } of having(quads, skos('prefLabel'))) {
      const language = object.termType === 'Literal' ? object.language : '';
      labels.set(subject.value, [...(labels.get(subject.value) ?? []), language]);
    }
    expect(concepts.filter((concept) => !labels.get(concept)?.includes('en'))).toEqual([]);
    expect([...labels].filter(([, languages]) => new Set(languages).size < languages.length)).toEqual([]);
    const notated = new Set(having(quads, skos('notation')).map(({ subject }) => subject.value));
    expect(concepts.filter((concept) => !notated.has(concept))).toEqual([]);
  });

  it('leaves no reference dangling', () => {
    for (const property of ['inScheme', 'topConceptOf'].map(skos)) {
      expect(having(quads, property).filter(({ object }) => object.value !== iri)).toEqual([]);
    }
    const within = ['broader', 'narrower', 'hasTopConcept'].map(skos).concat(ns.dct('isReplacedBy').value);
    for (const property of within) {
      expect(having(quads, property).filter(({ object }) => !own.has(object.value))).toEqual([]);
    }
    const pairs = (property: string, turned: boolean): string[] =>
      having(quads, skos(property))
        .map(({ subject, object }) =>
          turned ? `${object.value} ${subject.value}` : `${subject.value} ${object.value}`,
        )
        .sort();
    expect(pairs('narrower', false)).toEqual(pairs('broader', true));
    const subjects = new Set(quads.map(({ subject }) => subject.value));
    expect([...subjects].filter((subject) => subject !== iri && !own.has(subject))).toEqual([]);
  });

  it('keeps no two concepts that differ in letter case or protocol only', () => {
    expect(new Set(concepts.map(iriKey)).size).toBe(concepts.length);
  });

  it('finds each current concept by its own code', async () => {
    const old = new Set(having(quads, ns.owl('deprecated').value).map(({ subject }) => subject.value));
    for (const { subject, object } of having(quads, skos('notation'))) {
      if (!old.has(subject.value)) expect(await conceptFor(id, object.value)).toBe(subject.value);
    }
  });
});

describe.each(MAPPINGS)('the table %s', (file, id) => {
  const quads = quadsOf(file);
  const own = new Set(conceptsOf(id));
  const { maps } = SCHEMES[id];

  /** Values beside the concepts, such as national licences: what the mapping gives a class. */
  const documents = new Set(having(quads, ns.rdf('type').value).map(({ subject }) => subject.value));
  const exists = (iri: string): boolean => own.has(iri) || documents.has(iri);

  it('maps to concepts that exist, and names only what exists', () => {
    const targets = quads.filter(({ predicate }) => MATCHES.includes(predicate.value));
    expect(targets.map(({ object }) => object.value).filter((iri) => !exists(iri))).toEqual([]);
    const named = having(quads, skos('hiddenLabel')).map(({ subject }) => subject.value);
    expect(named.filter((iri) => !exists(iri))).toEqual([]);
  });

  it('maps only IRIs of registers that its row names, so that they lead to it', () => {
    const starts = [...maps, SCHEMES[id].prefix].map(startKey);
    const isCovered = (iri: string): boolean => starts.some((start) => iriKey(iri).startsWith(start));
    const subjects = [...new Set(quads.map(({ subject }) => subject.value))];
    expect(subjects.filter((iri) => !isCovered(iri) && iri !== SCHEMES['inspire-theme'].iri)).toEqual([]);
  });

  it('names no register in its row from which nothing is mapped', () => {
    const keys = [...quads, ...quadsOf(id)].flatMap(({ subject, object }) => [
      iriKey(subject.value),
      iriKey(object.value),
    ]);
    const idle = maps.filter((register) => !keys.some((key) => key.startsWith(startKey(register))));
    expect(idle).toEqual([]);
  });

  it('says each IRI and each spelling of one concept only', async () => {
    for (const { subject, object } of having(quads, skos('hiddenLabel'))) {
      expect([object.value, await conceptFor(id, object.value)]).toEqual([object.value, subject.value]);
    }
    const exact = having([...quads, ...quadsOf(id)], skos('exactMatch'));
    const meanings = new Map<string, Set<string>>();
    for (const { subject, object } of exact) {
      const [foreign, concept] = own.has(subject.value)
        ? [object.value, subject.value]
        : [subject.value, object.value];
      if (own.has(foreign) || !own.has(concept)) continue;
      const key = iriKey(foreign);
      meanings.set(key, (meanings.get(key) ?? new Set()).add(concept));
    }
    expect([...meanings].filter(([, concepts]) => concepts.size > 1)).toEqual([]);
  });

  it('repeats no spelling', () => {
    const said = having(quads, skos('hiddenLabel')).map(
      ({ subject, object }) => `${subject.value} ${spellingKey(object.value)}`,
    );
    expect(said.filter((spelling, at) => said.indexOf(spelling) !== at)).toEqual([]);
  });
});
