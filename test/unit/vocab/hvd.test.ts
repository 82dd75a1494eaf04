import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { vocabulariesFromFiles } from '../../../src/vocab/files.ts';
import { hvdTaxonomy, isLeafHvdCategory, topHvdCategory } from '../../../src/vocab/hvd.ts';

const BNA = 'http://data.europa.eu/bna/';
const quads = await vocabulariesFromFiles().conceptScheme('high-value-dataset-category');
const taxonomy = hvdTaxonomy(quads ?? []);

describe('the taxonomy of high-value datasets', () => {
  it('has 96 categories, 89 of them leaves, under six', () => {
    const categories = [...taxonomy.values()];
    expect(categories).toHaveLength(96);
    expect(categories.filter(({ isLeaf }) => isLeaf)).toHaveLength(89);
    expect(categories.filter(({ broader }) => broader === null).map(({ iri }) => iri)).toEqual(
      ['c_ac64a52d', 'c_dd313021', 'c_164e0bf5', 'c_e1da4e07', 'c_a9135398', 'c_b79e35eb'].map(
        (code) => BNA + code,
      ),
    );
  });

  it('tells leaves from the rest', () => {
    expect(isLeafHvdCategory(taxonomy, `${BNA}c_06b1eec4`)).toBe(true);
    expect(isLeafHvdCategory(taxonomy, `${BNA}c_b151a0ba`)).toBe(false);
    expect(isLeafHvdCategory(taxonomy, `${BNA}c_nothing`)).toBe(false);
  });

  it('leads from any category to its theme', () => {
    expect(topHvdCategory(taxonomy, `${BNA}c_b24028d7`)).toBe(`${BNA}c_b79e35eb`);
    expect(topHvdCategory(taxonomy, `${BNA}c_b79e35eb`)).toBe(`${BNA}c_b79e35eb`);
    expect(topHvdCategory(taxonomy, `${BNA}c_nothing`)).toBeUndefined();
  });

  it('ends on a cycle', () => {
    const cycle = hvdTaxonomy(
      new Parser().parse(`@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix : <http://x/> .
        :a skos:inScheme :s ; skos:broader :b . :b skos:inScheme :s ; skos:broader :a .`),
    );
    expect(topHvdCategory(cycle, 'http://x/a')).toBeUndefined();
  });
});
