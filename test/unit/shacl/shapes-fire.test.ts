import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { describe, expect, it } from 'vitest';
import { ns, PREFIXES } from '../../../src/rdf/namespaces.ts';
import type { Term } from '../../../src/rdf/terms.ts';
import { PROFILES } from '../../../src/shacl/profiles.ts';
import { BY_CONSTRAINT, BY_ID, type Case, PROLOGUE, RANGE, SCHEME_OF } from './shapes-cases.ts';
import { ownRulesOf, pathOf, type Rule, rulesOf, storeOf } from './shapes-rules.ts';

const localName = (iri: string): string => iri.replace(/^.*[#/:]/, '');

describe.each(PROFILES)('the rules of $id', (profile) => {
  const shapes = storeOf(profile);
  // biome-ignore lint/suspicious/noExplicitAny: n3's store is an RDF/JS dataset, typed after another version
  const validator = new SHACLValidator(shapes as any);
  const values = (node: Term, property: Term): Term[] =>
    shapes.getObjects(node as never, property as never, null);
  const value = (node: Term, property: Term): Term | undefined => values(node, property)[0];

  /** Each constraint of the rule as `minCount 1`, `node InFrequency`. */
  const constraintsOf = (node: Term): string[] =>
    shapes
      .getQuads(node as never, null, null, null)
      .filter(({ predicate }) => predicate.value.startsWith(PREFIXES.sh))
      .map(({ predicate, object }) => `${localName(predicate.value)} ${localName(object.value)}`);

  const caseOf = ({ id, node }: Rule): Case => {
    const own = Object.entries(BY_ID).find(
      ([end]) => id === end || id.endsWith(`:${end}`) || id.endsWith(end.includes(':') ? end : `:${end}`),
    );
    if (own) return own[1];
    const constraints = constraintsOf(node);
    const path = value(node, ns.sh('path'));
    if (!path) throw new Error(`${id} has no path`);
    const property = `<${pathOf(shapes, path)}>`;
    const scheme = constraints.map((text) => SCHEME_OF[text.replace(/^node |OrText$/g, '')]).find(Boolean);
    if (scheme) return scheme(property, '');
    if (constraints.some((text) => /^node \w+Range$/.test(text))) return RANGE(property, '');
    const maker = BY_CONSTRAINT.find(([constraint]) => constraints.includes(constraint))?.[1];
    if (!maker) throw new Error(`no case for ${id}: ${constraints.join(', ')}`);
    return maker(property, '"a"');
  };

  /** The class whose shape leads to the rule, by however many steps. */
  const classOf = (node: Term): string => {
    const target = value(node, ns.sh('targetClass'));
    if (target) return target.value;
    const [above] = shapes.getSubjects(ns.sh('property') as never, node as never, null);
    if (!above) throw new Error(`nothing leads to ${node.value}`);
    return classOf(above);
  };

  const findings = async (rule: Rule, statements: string): Promise<number> => {
    const turtle = `${PROLOGUE}\n<urn:focus> a <${classOf(rule.node)}> .\n${statements}`;
    // biome-ignore lint/suspicious/noExplicitAny: as above
    const report = await validator.validate(new Store(new Parser().parse(turtle)) as any);
    return report.results.filter((result) => result.sourceShape?.value === rule.node.value).length;
  };

  it.each(ownRulesOf(profile))('$id says a fault once, and is silent when it is mended', async (rule) => {
    const { bad, good } = caseOf(rule);
    expect(await findings(rule, bad)).toBe(1);
    expect(await findings(rule, good)).toBe(0);
  });

  const off = rulesOf(shapes).filter(({ node }) => value(node, ns.sh('deactivated'))?.value === 'true');

  it.runIf(off.length > 0)('says nothing by a rule that it switches off', async () => {
    for (const rule of off) expect(await findings(rule, caseOf(rule).bad)).toBe(0);
  });

  it.runIf(profile.id === 'dcat-ap-lu')('switches rules of DCAT-AP off', () => {
    expect(off.map(({ id }) => id).sort()).toEqual([
      'dcat-ap:Dataset-publisher-missing',
      'dcat-ap:Dataset-theme-missing',
      'dcat-ap:Distribution-license-missing',
    ]);
  });
});

describe('ranges', () => {
  const [profile] = PROFILES;
  if (!profile) throw new Error('no profile');
  const shapes = storeOf(profile);
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const validator = new SHACLValidator(shapes as any);
  const conforms = async (property: string, value: string): Promise<boolean> => {
    const turtle = `${PROLOGUE}\n<urn:focus> a dcat:Dataset ; ${property} ${value}`;
    // biome-ignore lint/suspicious/noExplicitAny: as above
    const report = await validator.validate(new Store(new Parser().parse(turtle)) as any);
    return !report.results.some((result) => /-(form|range)$/.test(result.sourceShape?.value ?? ''));
  };

  it.each([
    ['dct:publisher', '<urn:a> .', true],
    ['dct:publisher', '<urn:a> . <urn:a> a foaf:Agent .', true],
    ['dct:publisher', '<urn:a> . <urn:a> a org:Organization .', true],
    ['dct:publisher', '<urn:a> . <urn:a> a vcard:Kind .', false],
    ['dct:publisher', '"Ministry" .', false],
    ['dcat:contactPoint', '[ a vcard:Organization ] .', true],
    ['dcat:contactPoint', '[ a foaf:Agent ] .', false],
    ['dct:accessRights', '<urn:a> . <urn:a> a skos:Concept .', true],
    ['dcat:inSeries', '<urn:a> . <urn:a> a dcat:DatasetSeries .', true],
    ['dcat:inSeries', '<urn:a> . <urn:a> a dcat:Dataset .', false],
    ['dcat:theme', '[ a skos:Concept ] .', false],
    ['dcat:theme', '<urn:a> . <urn:a> a skos:Concept .', true],
    ['dcat:theme', '<urn:a> . <urn:a> a foaf:Agent .', false],
    ['dct:issued', '"2020"^^xsd:gYear .', true],
    ['dct:issued', '"2020-01"^^xsd:gYearMonth .', true],
    ['dct:issued', '"2020-01-01T00:00:00"^^xsd:dateTime .', true],
    ['dct:issued', '"yesterday"^^xsd:date .', false],
  ])('%s %s %s', async (property, value, fits) => {
    expect(await conforms(property, value)).toBe(fits);
  });
});
