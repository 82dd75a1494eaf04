/**
 * Validation inside workerd, with the shapes and vocabularies that the Worker carries.
 */
import { describe, expect, it } from 'vitest';
import { HVD_REGULATION, ns } from '../../src/rdf/namespaces.ts';
import { literal, namedNode, quad, type Term } from '../../src/rdf/terms.ts';
import { PROFILES, profileOf } from '../../src/shacl/profiles.ts';
import { shapesOf } from '../../src/shacl/shapes-bundled.ts';
import { createValidator } from '../../src/shacl/validate.ts';
import * as vocabularies from '../../src/vocab/bundled.ts';

const DATASET = namedNode('https://example.org/d');
const say = (predicate: Term, object: Term) =>
  quad(DATASET, predicate as typeof DATASET, object as typeof DATASET);
const validator = createValidator({ shapesOf, vocabularies });

describe('validation in a Worker', () => {
  it('judges a record by every profile that applies', async () => {
    const quads = [
      say(ns.rdf('type'), ns.dcat('Dataset')),
      say(ns.dct('title'), literal('Air', 'en')),
      say(ns.dcatap('applicableLegislation'), namedNode(HVD_REGULATION)),
      say(ns.dcatap('hvdCategory'), namedNode('http://data.europa.eu/bna/c_dd313021')),
    ];
    const { profiles, findings } = await validator.validateRecord({ quads }, PROFILES);
    expect(profiles.every(({ isApplicable, violations }) => isApplicable && violations > 0)).toBe(true);
    const description = findings.find(({ path }) => path === ns.dct('description').value);
    expect(description).toMatchObject({ severity: 'violation', focus: { value: DATASET.value } });
    expect(Object.keys(description?.messages ?? {}).sort()).toEqual(['de', 'en', 'fr', 'nl']);
    // The category is one of the taxonomy: the vocabularies are there.
    const category = findings.filter(({ path }) => path === ns.dcatap('hvdCategory').value);
    expect(category.map(({ profiles: [profile] }) => profile)).toEqual(['dcat-ap-hvd-3.0.1']);
  });

  it('leaves the profiles of high-value data out where nothing claims to be that', async () => {
    const quads = [say(ns.rdf('type'), ns.dcat('Dataset'))];
    const { profiles } = await validator.validateRecord({ quads }, [
      profileOf('dcat-ap')!,
      profileOf('dcat-ap-hvd')!,
    ]);
    expect(profiles.map(({ isApplicable }) => isApplicable)).toEqual([true, false]);
  });
});
