/**
 * Our shapes beside the official ones, through the same engine over the same data: for each constraint that
 * both state, the same (focus node, path, kind of constraint). Differences are listed with their reason; one
 * without a reason fails.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { splitRecords } from '../../src/catalogue/split.ts';
import { RDF_TYPE } from '../../src/rdf/namespaces.ts';
import { isGenid } from '../../src/rdf/skolem.ts';
import { type Quad, type Term, termKey } from '../../src/rdf/terms.ts';
import { claimsHvd } from '../../src/shacl/claims-hvd.ts';
import { classHierarchy } from '../../src/shacl/class-hierarchy.ts';
import { DataGraph } from '../../src/shacl/data-graph.ts';
import { createEngine, type Engine, type Result } from '../../src/shacl/engine.ts';
import { knownTerms } from '../../src/shacl/known-terms.ts';
import { pathText } from '../../src/shacl/path.ts';
import { profileOf } from '../../src/shacl/profiles.ts';
import { shapesOf } from '../../src/shacl/shapes-files.ts';
import { StatementIndex } from '../../src/shacl/statement-index.ts';
import { walk } from '../../src/shacl/walk.ts';
import { vocabulariesFromFiles } from '../../src/vocab/files.ts';
import { CORPORA, readCorpus } from '../support/corpora.ts';
import { recordInputs } from './shacl-inputs.ts';
import { classesOf, kindOf, short, statedBy, statedKey } from './shacl-stated.ts';

const SEMIC = join(CORPORA, 'semic/dcat-ap');
const COMPARED = [
  {
    profile: 'dcat-ap-3.0.1',
    official: [
      '3.0.1/shacl/dcat-ap-SHACL.ttl',
      '3.0.1/shacl/ranges.ttl',
      '3.0.1/html/shacl/shapes_recommended.ttl',
      '3.0.1/html/shacl/mdr-vocabularies.shape.ttl',
    ],
  },
  { profile: 'dcat-ap-hvd-3.0.0', official: ['3.0.0-hvd/html/hvd-SHACL-full.ttl'] },
  {
    profile: 'dcat-ap-hvd-3.0.1',
    official: ['3.0.1-hvd-draft/hvd-SHACL-full.ttl', '3.0.1-hvd-draft/hvd-SHACL-cv.ttl'],
  },
] as const;
const CATALOGUES = [
  'belgium/hvd.nt.gz',
  'belgium/sample.nt.gz',
  'opendatasoft/opendatasoft-public-catalog.ttl',
];
const EXAMPLES = ['3.0.0/html/examples', '3.0.0-hvd/html/examples', '3.0.1-hvd-draft'];

type Side = 'official' | 'ours';

interface Difference {
  /** Who alone finds it. */
  readonly side: Side;
  readonly results: readonly Result[];
  readonly data: DataGraph;
  readonly isHvd: boolean;
  readonly kind: string;
}

/** Reasons that the data show by themselves. */
const RULES: Readonly<Record<string, (difference: Difference) => boolean>> = {
  'only resources that claim to be high-value are judged as such': ({ side, results, data, isHvd }) =>
    side === 'official' && isHvd && !claimsHvd(data.focusLayer, results[0]!.focus),
  'a value of which the data do not say what it is is not judged by its class': (difference) =>
    difference.side === 'official' &&
    difference.kind === 'value' &&
    difference.results.every(
      ({ value }) => value && isNode(value) && difference.data.objects(termKey(value), RDF_TYPE).size === 0,
    ),
  'a node without a name of its own (blank, or named by a skolem IRI) need not be in a vocabulary': (
    difference,
  ) =>
    difference.side === 'official' &&
    difference.kind === 'vocabulary' &&
    difference.results.every(
      ({ value }) => value && (value.termType === 'BlankNode' || isGenid(value.value)),
    ),
};

/** Reasons by constraint, as `profile class path kind side`. */
const REASONS: Readonly<Record<string, string>> = {
  'dcat-ap-3.0.1 dcat:DataService dcat:endpointURL value official':
    'every IRI is an rdfs:Resource, whether or not the data say so',
  'dcat-ap-3.0.1 dcat:Dataset dct:spatial vocabulary official':
    'the specification names GeoNames for places that the EU tables lack',
  'dcat-ap-3.0.1 dcat:Dataset dct:publisher value official':
    'the range is foaf:Agent: one on a blank node is an agent too',
  'dcat-ap-hvd-3.0.1 dcat:Distribution dct:license value ours':
    'the official shapes do not judge how open a licence is',
  'dcat-ap-hvd-3.0.1 dcat:Dataset dcatap:hvdCategory value ours':
    'the draft of the official shapes does not ask for a leaf category, the release does',
  'dcat-ap-hvd-3.0.1 dcat:DataService dcatap:hvdCategory value ours':
    'the draft of the official shapes does not ask for a leaf category, the release does',
};

const isNode = ({ termType }: Term): boolean => termType === 'NamedNode' || termType === 'BlankNode';

const read = (file: string): Quad[] => {
  const blankNodePrefix = `_:${file.replace(/[^a-z0-9]/gi, '')}`;
  return new Parser({ blankNodePrefix }).parse(readFileSync(join(SEMIC, file), 'utf8'));
};

/** The data graphs of all corpora, one after the other. */
async function* dataGraphs(): AsyncGenerator<DataGraph> {
  const known = knownTerms(vocabulariesFromFiles());
  const graph = async (quads: readonly Quad[]): Promise<DataGraph> => {
    const about = new StatementIndex(await known.about(quads));
    return new DataGraph(new StatementIndex(quads), about, known.vocabularies, classHierarchy);
  };
  for (const path of CATALOGUES) {
    const baseUrl = 'https://cat.example';
    const { records } = splitRecords(await readCorpus(path, `${baseUrl}/`), { baseUrl, source: 'corpus' });
    for (const { quads } of recordInputs(records)) yield await graph(quads);
  }
  for (const folder of EXAMPLES)
    for (const file of readdirSync(join(SEMIC, folder)).filter((name) => /^example.*\.ttl$/.test(name))) {
      try {
        yield await graph(read(join(folder, file)));
      } catch {
        // Some official examples are no Turtle.
      }
    }
}

const resultsByKey = (engine: Engine, data: DataGraph): ReadonlyMap<string, Result[]> =>
  Map.groupBy(engine.validate(data).results, ({ focus, path, constraint }) =>
    [termKey(focus), path ? pathText(path) : '', kindOf(constraint)].join('\n'),
  );

const readAll = async (): Promise<readonly DataGraph[]> => {
  const all: DataGraph[] = [];
  for await (const data of dataGraphs()) all.push(data);
  return all;
};

let graphs: Promise<readonly DataGraph[]> | undefined;
/** Read once, for all profiles. */
const allGraphs = (): Promise<readonly DataGraph[]> => {
  const reading = graphs ?? readAll();
  graphs = reading;
  return reading;
};

describe.skipIf(!existsSync(SEMIC))('agreement with the official shapes', () => {
  it.each(COMPARED)('$profile', async ({ profile, official }) => {
    const row = profileOf(profile)!;
    const shapes = { official: official.flatMap(read), ours: shapesOf(row) };
    const engines = { official: createEngine(shapes.official), ours: createEngine(shapes.ours) };
    const stated = { official: statedBy(shapes.official), ours: statedBy(shapes.ours) };
    const both = new Set([...stated.official].filter((each) => stated.ours.has(each)));

    const reasons = new Map<string, number>();
    const unknown = new Map<string, string[]>();
    let same = 0;
    for (const data of await allGraphs()) {
      const found = {
        official: resultsByKey(engines.official, data),
        ours: resultsByKey(engines.ours, data),
      };
      for (const [side, other] of [
        ['official', 'ours'],
        ['ours', 'official'],
      ] as const)
        for (const [key, results] of found[side]) {
          const { focus, path, constraint } = results[0]!;
          const kind = kindOf(constraint);
          const statement = classesOf(data.focusLayer, focus)
            .map((rdfClass) => statedKey(rdfClass, path, kind))
            .find((each) => both.has(each));
          if (!statement) continue;
          if (found[other].has(key)) {
            if (side === 'ours') same++;
            continue;
          }
          const difference = { side, results, data, isHvd: row.appliesTo === 'hvd', kind };
          const label = `${profile} ${statement} ${side}`;
          const reason =
            Object.keys(RULES).find((name) => RULES[name]!(difference)) ??
            (REASONS[label] && `${label}: ${REASONS[label]}`);
          if (reason) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
          else {
            const values = path ? [...walk(data, focus, path).values()] : [];
            unknown.set(label, [...(unknown.get(label) ?? []), example(results, values)]);
          }
        }
    }
    console.log(
      [
        `${profile}: ${(await allGraphs()).length} data graphs; stated by both ${both.size}, by the official shapes alone ` +
          `${stated.official.size - both.size}, by ours alone ${stated.ours.size - both.size}; ` +
          `${same} times the same (focus node, path, kind)`,
        ...[...reasons].sort(([, a], [, b]) => b - a).map(([reason, count]) => `  ${count} × ${reason}`),
        ...[...unknown].map(([label, found]) => `  ${found.length} × UNKNOWN ${label}: ${found[0]}`),
      ].join('\n'),
    );
    expect(same).toBeGreaterThan(100);
    expect([...unknown.keys()]).toEqual([]);
    const outdated = Object.keys(REASONS).filter(
      (label) => label.startsWith(profile) && !reasons.has(`${label}: ${REASONS[label]}`),
    );
    expect(outdated).toEqual([]);
  });
});

const example = (results: readonly Result[], values: readonly Term[]): string =>
  [
    short(termKey(results[0]!.focus)),
    values.map((value) => short(termKey(value))).join(', ') || 'nothing',
    results.map(({ constraint }) => short(constraint.component.node.value)).join(', '),
  ]
    .join(' → ')
    .slice(0, 300);
