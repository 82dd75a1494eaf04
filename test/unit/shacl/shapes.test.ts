import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ns, PREFIXES } from '../../../src/rdf/namespaces.ts';
import type { Term } from '../../../src/rdf/terms.ts';
import { PROFILES, SHAPE_LANGUAGES } from '../../../src/shacl/profiles.ts';
import { shapesOf } from '../../../src/shacl/shapes-files.ts';
import { vocabulariesFromFiles } from '../../../src/vocab/files.ts';
import { hvdTaxonomy } from '../../../src/vocab/hvd.ts';
import { listOf, ownRulesOf, profileNamed, rulesOf, SHAPE, storeOf } from './shapes-rules.ts';

const SH = ns.sh('').value;
const SEVERITIES = ['Violation', 'Warning', 'Info'].map((name) => SH + name);

describe.each(PROFILES)('the shapes of $id', (profile) => {
  const shapes = storeOf(profile);
  const values = (node: Term, property: Term): Term[] =>
    shapes.getObjects(node as never, property as never, null);
  const inLanguages = (terms: readonly Term[]): string[] =>
    terms.map((term) => (term.termType === 'Literal' && term.value ? term.language : '?')).sort();
  const rules = ownRulesOf(profile);

  it('have rules', () => {
    expect(rules.length).toBeGreaterThan(0);
  });

  it.each(rules)('$id has a severity, a link, and messages and names in four languages', ({ node }) => {
    expect(SEVERITIES).toContain(
      values(node, ns.sh('severity'))
        .map(({ value }) => value)
        .join(),
    );
    expect(inLanguages(values(node, ns.sh('message')))).toEqual([...SHAPE_LANGUAGES].sort());
    expect(inLanguages(values(node, ns.sh('name')))).toEqual([...SHAPE_LANGUAGES].sort());
    const links = values(node, ns.rdfs('seeAlso'));
    expect(links).toHaveLength(1);
    expect(links[0]?.termType).toBe('NamedNode');
    expect(links[0]?.value).toMatch(/^https:\/\//);
  });

  it.each(rules)('$id speaks in whole sentences, without place-holders', ({ node }) => {
    for (const { value } of values(node, ns.sh('message'))) {
      expect(value).toMatch(/^\p{Lu}.*\.$/su);
      expect(value).not.toMatch(/[{}]|undefined|\s\s|\s,/);
    }
  });

  it('say each thing in its language: no two languages share a message', () => {
    const shared = rules.filter(
      ({ node }) => new Set(values(node, ns.sh('message')).map(({ value }) => value)).size < 4,
    );
    expect(shared.map(({ id }) => id)).toEqual([]);
  });

  it('write French with its spaces and apostrophes', () => {
    const french = shapesOf(profile).flatMap(({ object }) =>
      object.termType === 'Literal' && object.language === 'fr' ? [object.value] : [],
    );
    expect(
      french.filter((text) =>
        /\p{L}'\p{L}|[^\u00a0][;!?»]|«[^\u00a0]| :|\p{L} de (?:adms|eli|odrl|org|owl):|\p{L} (?:de|le|la|que) [aeiouéèh]\p{L}*es? ?:/u.test(
          text,
        ),
      ),
    ).toEqual([]);
  });

  it('use only namespaces that the project knows', () => {
    const known = [...Object.values(PREFIXES), SHAPE, 'urn:moisson:'];
    const used = [
      ...shapesOf(profile).map(({ predicate }) => predicate),
      ...['path', 'class', 'targetClass', 'datatype', 'inversePath'].flatMap((name) =>
        shapes.getObjects(null, ns.sh(name) as never, null),
      ),
    ].filter(({ termType }) => termType === 'NamedNode');
    expect(
      used.map(({ value }) => value).filter((iri) => !known.some((start) => iri.startsWith(start))),
    ).toEqual([]);
  });

  it('leave nothing dangling and nothing unused', () => {
    const named = new Set(
      shapesOf(profile).flatMap(({ subject }) => (subject.value.startsWith(SHAPE) ? [subject.value] : [])),
    );
    const used = new Set(
      shapesOf(profile).flatMap(({ object }) => (object.value.startsWith(SHAPE) ? [object.value] : [])),
    );
    const roots = new Set(
      shapes.getSubjects(ns.sh('targetClass') as never, null, null).map(({ value }) => value),
    );
    expect([...used].filter((iri) => !named.has(iri))).toEqual([]);
    expect([...named].filter((iri) => !used.has(iri) && !roots.has(iri))).toEqual([]);
  });

  it('define every shape in one place', () => {
    const twice = shapes
      .getSubjects(ns.sh('path') as never, null, null)
      .filter((node) => values(node, ns.sh('path')).length > 1 || values(node, ns.sh('severity')).length > 1);
    expect(twice.map(({ value }) => value)).toEqual([]);
  });

  it('stay within SHACL core', () => {
    const beyond = ['sparql', 'target', 'rule', 'js', 'select', 'ask'];
    expect(beyond.filter((name) => shapes.countQuads(null, ns.sh(name) as never, null, null) > 0)).toEqual(
      [],
    );
  });

  it.runIf(profile.appliesTo === 'hvd')('judge only what claims to be high-value', () => {
    const everything = shapes
      .getSubjects(ns.sh('targetClass') as never, null, null)
      .filter(
        (node) =>
          !values(node, { termType: 'NamedNode', value: 'urn:moisson:appliesTo' } as Term).some(
            ({ value }) => value === 'urn:moisson:HvdResource',
          ),
      );
    expect(everything.map(({ value }) => value)).toEqual([]);
  });
});

describe('the broad categories of HVD 3.0.1', () => {
  it('are those of the vocabulary that have narrower ones', async () => {
    const taxonomy = hvdTaxonomy(
      (await vocabulariesFromFiles().conceptScheme('high-value-dataset-category')) ?? [],
    );
    const shapes = storeOf(profileNamed('dcat-ap-hvd-3.0.1'));
    const [list] = shapes.getObjects(`${SHAPE}dcat-ap-hvd-3.0.1:BroadCategory`, ns.sh('in') as never, null);
    if (!list) throw new Error('no list');
    const broad = [...taxonomy.values()].filter(({ isLeaf }) => !isLeaf).map(({ iri }) => iri);
    expect(
      listOf(shapes, list)
        .map(({ value }) => value)
        .sort(),
    ).toEqual(broad.sort());
  });
});

describe('docs/shapes.md', () => {
  const doc = readFileSync(join(import.meta.dirname, '../../../docs/shapes.md'), 'utf8');
  const rows = doc.split('\n').flatMap((line) => {
    const [, file, subject, faults] =
      /^\| `(dcat-ap[^`]*)` \| `([^`]+)` \| (\w+ [VWI](?:, \w+ [VWI])*) \|$/.exec(line) ?? [];
    return file && subject && faults
      ? [{ file, subject, faults: faults.split(', ').map((fault) => fault.split(' ')) }]
      : [];
  });
  const LEVELS: Readonly<Record<string, string>> = { V: 'Violation', W: 'Warning', I: 'Info' };
  const listed = rows.flatMap(({ file, subject, faults }) =>
    faults.map(([fault, level]) => `${file}:${subject}-${fault} ${LEVELS[level ?? '']}`),
  );

  it('lists every rule with its level, and no other', () => {
    const rules = new Set(
      PROFILES.flatMap((profile) => {
        const shapes = storeOf(profile);
        return rulesOf(shapes).map(({ id, node }) => {
          const [severity] = shapes.getObjects(node as never, ns.sh('severity') as never, null);
          return `${id} ${severity?.value.slice(SH.length)}`;
        });
      }),
    );
    expect(listed.sort()).toEqual([...rules].sort());
  });
});
