import { describe, expect, it } from 'vitest';
import { harvesterMessagesOf } from '../../../src/i18n/harvesters.ts';
import { LANGS } from '../../../src/i18n/languages.ts';
import { type OwnFacts, seen } from '../../../src/quality/harvesters/facts.ts';
import { HARVESTER_IDS, HARVESTERS, type HarvesterId } from '../../../src/quality/harvesters/harvesters.ts';
import { judge } from '../../../src/quality/harvesters/judge.ts';
import { RULES, rulesOf } from '../../../src/quality/harvesters/rules.ts';
import { piveauSlug } from '../../../src/quality/harvesters/slug.ts';
import { filtered, harvesterTotals } from '../../../src/quality/harvesters/totals.ts';
import type { HarvestFact } from '../../../src/store/harvest-facts.ts';

const IRI = 'https://pub.example/dataset/a';

const dataset = (more: Partial<OwnFacts> = {}, ...facts: HarvestFact[]): OwnFacts => ({
  seq: 1,
  id: 'a',
  kind: 'dataset',
  iri: IRI,
  modified: '2026-01-01T00:00:00Z',
  facts: new Set<HarvestFact>(['isDataset', 'hasTitle', 'isReexposed', ...facts]),
  identifier: 'a-1',
  identifiers: 1,
  distributions: 2,
  eu: null,
  ...more,
});

const service = (more: Partial<OwnFacts> = {}, ...facts: HarvestFact[]): OwnFacts =>
  dataset({ kind: 'service', facts: new Set<HarvestFact>(['hasTitle', ...facts]), ...more });

/** The verdict on the last of some members. */
const verdictOf = (harvester: HarvesterId, ...members: OwnFacts[]) =>
  judge(harvester, seen(members.map((member, at) => ({ ...member, seq: at + 1 }))).at(-1)!);

describe('the rules of harvesters', () => {
  it('have words in every language, and a file that says so', () => {
    for (const lang of LANGS) {
      const { rules, about } = harvesterMessagesOf(lang);
      expect(Object.keys(rules).sort()).toEqual(RULES.map(({ id }) => id).sort());
      expect(Object.keys(about).sort()).toEqual([...HARVESTER_IDS].sort());
    }
    for (const { see } of RULES) expect(Object.values(see).join('')).not.toBe('');
  });

  it('leave a plain dataset alone', () => {
    for (const harvester of HARVESTER_IDS) expect(verdictOf(harvester, dataset()).verdict).toBe('kept');
  });
});

describe('piveau', () => {
  it.each([
    ['A-1', 'a-1'],
    ['https://pub.example/Données 1', 'https-pub-example-donne-es-1'],
    ['100%_sûr', '100_su-r'],
    ['--a__b--', '-a__b-'],
  ])('names %s %s', (identifier, name) => {
    expect(piveauSlug(identifier)).toBe(name);
  });

  it('renames what is not in its own form already', () => {
    expect(verdictOf('piveau', dataset({ identifier: 'A 1' }))).toMatchObject({
      verdict: 'renamed',
      name: 'a-1',
      rules: ['nameNormalised'],
    });
  });

  it('numbers the later of two equal names', () => {
    const [first, second] = [dataset({ identifier: 'A:1' }), dataset({ identifier: 'a/1' })];
    expect(verdictOf('piveau', first, second)).toMatchObject({ name: 'a-1~~1', rules: ['nameClashes'] });
    expect(verdictOf('piveau', second, first, dataset()).name).toBe('a-1~~2');
  });

  it('takes the IRI for an identifier that is missing, and nothing without either', () => {
    expect(verdictOf('piveau', dataset({ identifier: null })).name).toBe(piveauSlug(IRI));
    const nameless = dataset({ identifier: null, iri: '_:b0' });
    expect(verdictOf('piveau', nameless)).toMatchObject({
      verdict: 'skipped',
      rules: ['unnamed'],
      name: null,
    });
  });

  it('takes nothing but datasets', () => {
    expect(verdictOf('piveau', service())).toMatchObject({ verdict: 'skipped', rules: ['notADataset'] });
  });

  it('is not shown what its source keeps to itself', () => {
    const second = dataset({ facts: new Set<HarvestFact>(['isDataset', 'hasTitle']) });
    expect(verdictOf('piveau', second)).toMatchObject({ verdict: 'skipped', rules: ['notReexposed'] });
    expect(verdictOf('udata', second).verdict).toBe('kept');
  });

  it('counts as high-value data what the EU’s queries count', () => {
    expect(verdictOf('piveau', dataset({ eu: 'counts' })).isHighValue).toBe(true);
    expect(verdictOf('piveau', dataset({ eu: 'countsButCountry' }))).toMatchObject({
      isHighValue: false,
      rules: ['hvdWithoutCountry'],
    });
    expect(verdictOf('piveau', dataset({ eu: 'fails' })).rules).toEqual(['hvdIncomplete']);
  });
});

describe('udata', () => {
  const untitled = dataset({ facts: new Set<HarvestFact>(['isDataset']) });

  it('skips what has no title or no identifier', () => {
    expect(verdictOf('udata', untitled)).toMatchObject({ verdict: 'skipped', rules: ['titleMissing'] });
    expect(verdictOf('udata', dataset({ identifier: null })).rules).toEqual(['identifierMissing']);
  });

  it('skips the later of two equal identifiers, services after all datasets', () => {
    expect(verdictOf('udata', dataset(), dataset()).rules).toEqual(['identifierRepeated']);
    const [first] = seen([service({ seq: 1 }), dataset({ seq: 2 })]).map((facts) => judge('udata', facts));
    expect(first!.rules).toEqual(['identifierRepeated']);
  });

  it('skips a service that a distribution leads to, which takes no identifier from others', () => {
    const behind = service({}, 'isAccessService');
    expect(verdictOf('udata', behind).rules).toEqual(['accessService']);
    expect(verdictOf('udata', behind, service()).verdict).toBe('kept');
  });

  it('tells high-value data by their theme alone', () => {
    const claiming = dataset({}, 'namesRegulation', 'hasCategory');
    expect(verdictOf('udata', claiming)).toMatchObject({ isHighValue: false });
    expect(verdictOf('udata', claiming).rules).toContain('hvdThemeMissing');
    expect(verdictOf('udata', dataset({}, 'hasCategory', 'hasTheme'))).toMatchObject({
      isHighValue: true,
      rules: ['hvdStatementsUnread', 'identifierLocal'],
    });
  });

  it('says that an identifier was supplied, or chosen', () => {
    expect(verdictOf('udata', dataset({ identifier: IRI, identifiers: 0 })).rules).toEqual([
      'identifierSupplied',
    ]);
    expect(verdictOf('udata', dataset({ identifier: IRI, identifiers: 2 })).rules).toEqual([
      'identifierChosen',
    ]);
  });
});

describe('CKAN, FDK and the others', () => {
  it('know a dataset by its IRI', () => {
    for (const harvester of ['ckan', 'geonetwork', 'fdk', 'nde'] as const)
      expect(verdictOf(harvester, dataset()).name).toBe(IRI);
  });

  it('CKAN wants a title', () => {
    const untitled = dataset({ facts: new Set<HarvestFact>(['isDataset']) });
    expect(verdictOf('ckan', untitled).rules).toEqual(['titleMissing']);
  });

  it('FDK reads the first 1,000', () => {
    const thousand = Array.from({ length: 1000 }, () => dataset());
    expect(verdictOf('fdk', ...thousand).verdict).toBe('kept');
    expect(verdictOf('fdk', ...thousand, dataset()).rules).toEqual(['beyondOneAnswer']);
  });

  it('are not judged on what is not known', () => {
    for (const id of HARVESTER_IDS.filter((each) => HARVESTERS[each].knownOf === 'datasets')) {
      expect(verdictOf(id, service())).toMatchObject({ verdict: null, rules: [] });
      expect(verdictOf(id, dataset()).isHighValue).toBeNull();
    }
  });
});

describe('totals', () => {
  const members = seen([
    dataset({ seq: 1 }),
    dataset({ seq: 2, identifier: 'b', facts: new Set<HarvestFact>(['isDataset']), distributions: 3 }),
    service({ seq: 3, identifier: 'c' }, 'isAccessService'),
  ]);
  const judged = members.map((member) => ({ member, verdict: judge('udata', member) }));

  it('count kinds, distributions of what is kept, and rules', () => {
    expect(harvesterTotals('udata', judged)).toEqual({
      harvester: 'udata',
      kinds: [
        { kind: 'dataset', records: 2, verdicts: { kept: 1, renamed: 0, skipped: 1 } },
        { kind: 'service', records: 1, verdicts: { kept: 0, renamed: 0, skipped: 1 } },
        { kind: 'series', records: 0, verdicts: null },
      ],
      distributions: { kept: 2, all: 7 },
      highValue: 0,
      rules: [
        { rule: 'accessService', records: 1 },
        { rule: 'titleMissing', records: 1 },
        { rule: 'identifierLocal', records: 1 },
      ],
    });
  });

  it('are filtered by rule, verdict and kind', () => {
    const ids = (filter: Parameters<typeof filtered>[1]) =>
      filtered(judged, filter).map(({ member }) => member.seq);
    expect(ids({ rule: 'titleMissing' })).toEqual([2]);
    expect(ids({ verdict: 'skipped' })).toEqual([2, 3]);
    expect(ids({ verdict: 'skipped', kind: 'service' })).toEqual([3]);
  });

  it('name only rules of the harvester', () => {
    for (const id of HARVESTER_IDS)
      for (const rule of harvesterTotals(
        id,
        judged.filter(({ verdict }) => verdict.harvester === id),
      ).rules)
        expect(rulesOf(id).map((each) => each.id)).toContain(rule.rule);
  });
});
