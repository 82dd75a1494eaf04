/**
 * A catalogue with more members than one record may say: each of them says that it is one, and the catalogue itself
 * only what else there is of it.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { closureOf } from '../../../src/harvest/adapters/dump-closure.ts';
import { beginRun } from '../../../src/harvest/run-store.ts';
import { saveHarvest } from '../../../src/harvest/sources.ts';
import { type Stage, stageOf } from '../../../src/harvest/stage.ts';
import { ns, RDF_TYPE } from '../../../src/rdf/namespaces.ts';
import { literal, type NamedNode, namedNode, type Quad, quad } from '../../../src/rdf/terms.ts';
import { testConfig, testHarvester } from '../../support/harvest/test-harvester.ts';

const MEMBERS = 6_000;
const CATALOG = namedNode('https://portal.example/catalog');
const member = (at: number) => namedNode(`https://portal.example/a-rather-long-name-for-a-dataset/${at}`);
const isA = (node: NamedNode, name: string): Quad => quad(node, namedNode(RDF_TYPE), ns.dcat(name));

/** Members come in many batches, and most of them after the catalogue named them. */
const DOCUMENT: readonly Quad[] = [
  isA(CATALOG, 'Catalog'),
  quad(CATALOG, ns.dct('title'), literal('All of it', 'en')),
  quad(CATALOG, ns.dcat('dataset'), namedNode('https://elsewhere.example/not-described')),
  ...Array.from({ length: MEMBERS }, (_, at) => quad(CATALOG, ns.dcat('dataset'), member(at))),
  ...Array.from({ length: MEMBERS }, (_, at) => isA(member(at), 'Dataset')),
];

describe('a catalogue of many members on the stage', () => {
  let stage: Stage;

  beforeAll(async () => {
    const h = testHarvester();
    const config = testConfig({});
    await saveHarvest(h.catalogue, 'portal', config, {});
    stage = stageOf(h.db, (await beginRun(h, 'portal', config, null))!);
    for (let at = 0, batch = 0; at < DOCUMENT.length; at += 1_000, batch++)
      await stage.put(batch, DOCUMENT.slice(at, at + 1_000));
  });

  it('is small by itself', async () => {
    const { quads } = await closureOf(stage, [CATALOG.value], 1);
    expect(quads.map((q) => q.object.value).sort()).toEqual(
      [ns.dcat('Catalog').value, 'All of it', 'https://elsewhere.example/not-described'].sort(),
    );
  });

  it('has each member that comes without it', async () => {
    const { quads } = await closureOf(stage, [member(1).value, member(MEMBERS - 1).value], 1);
    const members = quads.filter((q) => q.subject.equals(CATALOG) && q.predicate.equals(ns.dcat('dataset')));
    expect(members.map((q) => q.object.value)).toEqual([member(1).value, member(MEMBERS - 1).value]);
  });

  it('leaves nothing once it is cleared', async () => {
    await stage.clear();
    expect(await stage.resources('', 1)).toEqual([]);
    expect(await stage.uncut('', 1)).toEqual([]);
  });
});
