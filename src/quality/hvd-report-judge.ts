/**
 * One resource of high value judged: its checklist, and whether the EU's reporting queries count it, with
 * every cause why not. Pure; the country of the catalogue is a fact beside the causes, never one of them.
 */
import type { Gate, HvdRow } from '../store/hvd.ts';
import type { DistributionFact, ServiceFact } from '../store/hvd-facts.ts';
import { type HvdTaxonomy, isLeafHvdCategory } from '../vocab/hvd.ts';
import {
  API,
  BULK_DOWNLOAD,
  CAUSES,
  type Cause,
  GATE,
  missing,
  type Requirement,
  SERVING_API,
  type Way,
} from './hvd-report-checks.ts';

export type State = 'met' | 'unmet' | 'notApplicable';

export interface Check {
  readonly requirement: Requirement;
  readonly state: State;
}

/** A category that the official shapes refuse, alone or beside a precise one. */
export interface CategoryFault {
  readonly iri: string;
  readonly fault: 'broad' | 'broadBesidePrecise' | 'unknown';
}

export interface HvdRecord
  extends Pick<HvdRow, 'seq' | 'id' | 'kind' | 'iri' | 'modified' | 'publisher' | 'categories'> {
  /** Whether it would count if its catalogue named its country. */
  readonly counts: boolean;
  /** Whether it counts by the letter of the queries. */
  readonly countsByLetter: boolean;
  /** Whether a catalogue that names its country has it as a member. */
  readonly hasCountry: boolean;
  /** Why it does not count; empty when it does. */
  readonly causes: readonly Cause[];
  /** The ways to its data that count. */
  readonly ways: readonly Way[];
  /** What the queries that count tagged distributions and services find, whatever else these lack. */
  readonly reported: ReadonlySet<Way>;
  /** Whether it names the Regulation, and whether it names any category. */
  readonly isTagged: boolean;
  readonly checks: readonly Check[];
  /** What keeps the categories from being in order, whether it counts or not. */
  readonly categoryFaults: readonly CategoryFault[];
}

/** The causes of the candidate that is closest to counting; null when there is none. */
const closest = (candidates: readonly (readonly Cause[])[]): readonly Cause[] | null =>
  candidates.reduce<readonly Cause[] | null>(
    (best, causes) => (best === null || causes.length < best.length ? causes : best),
    null,
  );

const gateCauses = ({ distribution, service }: Gate): readonly Cause[] => [
  ...missing(GATE, distribution),
  ...missing(API, service),
];

interface Access {
  readonly ways: readonly Way[];
  readonly reported: ReadonlySet<Way>;
  readonly causes: readonly Cause[];
}

const accessTo = ({ distributions, gates, services }: HvdRow): Access => {
  const found: Readonly<Record<Way, readonly Cause[] | null>> = {
    bulkDownload: closest(distributions.map((facts) => missing(BULK_DOWNLOAD, facts))),
    distributionApi: closest(gates.map(gateCauses)),
    serviceApi: closest(services.map((facts) => missing(SERVING_API, facts))),
  };
  const isTagged = (facts: ReadonlySet<string>): boolean => facts.has('legislation');
  const reported: Readonly<Record<Way, boolean>> = {
    bulkDownload: distributions.some(isTagged),
    distributionApi: gates.some((gate) => isTagged(gate.distribution) && isTagged(gate.service)),
    serviceApi: services.some(isTagged),
  };
  const all = Object.keys(found) as Way[];
  const ways = all.filter((way) => found[way]?.length === 0);
  const hasApi = gates.length + services.length > 0;
  return {
    ways,
    reported: new Set(all.filter((way) => reported[way])),
    causes:
      ways.length > 0
        ? []
        : [
            ...(found.bulkDownload ?? (['distributionMissing'] as const)),
            ...(found.distributionApi ?? []),
            ...(found.serviceApi ?? []),
            ...(hasApi ? [] : (['apiMissing'] as const)),
          ],
  };
};

const categoryCauses = (categories: readonly string[], taxonomy: HvdTaxonomy): readonly Cause[] => {
  if (categories.some((iri) => isLeafHvdCategory(taxonomy, iri))) return [];
  if (categories.length === 0) return ['categoryMissing'];
  return categories.some((iri) => taxonomy.has(iri)) ? ['categoryTooBroad'] : ['categoryUnknown'];
};

/** The queries ask for one precise category, the shapes for none but precise ones. */
const categoryFaults = (categories: readonly string[], taxonomy: HvdTaxonomy): readonly CategoryFault[] => {
  const broad = categories.some((iri) => isLeafHvdCategory(taxonomy, iri)) ? 'broadBesidePrecise' : 'broad';
  return categories
    .filter((iri) => !isLeafHvdCategory(taxonomy, iri))
    .map((iri) => ({ iri, fault: taxonomy.has(iri) ? broad : 'unknown' }));
};

const datasetCauses = (row: HvdRow, taxonomy: HvdTaxonomy, access: Access): readonly Cause[] => [
  ...(row.facts.has('isDataset') ? [] : (['notADataset'] as const)),
  ...(row.facts.has('legislation') ? [] : (['legislationMissing'] as const)),
  ...categoryCauses(row.categories, taxonomy),
  ...(row.facts.has('englishTitle') ? [] : (['englishTitleMissing'] as const)),
  ...(row.facts.has('englishDescription') ? [] : (['englishDescriptionMissing'] as const)),
  ...access.causes,
];

/** A service counts as an API through a dataset of high value, by itself or by a distribution. */
const serviceCauses = (own: ReadonlySet<ServiceFact>, row: HvdRow): readonly Cause[] => {
  const served = row.servesHvd ? missing(SERVING_API, own) : null;
  const reached = closest(row.reachedBy.map((distribution) => gateCauses({ distribution, service: own })));
  return (
    closest([served, reached].filter((causes) => causes !== null)) ?? [...missing(API, own), 'servesNoHvd']
  );
};

const met = (isMet: boolean): State => (isMet ? 'met' : 'unmet');
const among = (all: readonly ReadonlySet<string>[], fact: string): State =>
  all.length === 0 ? 'notApplicable' : met(all.some((facts) => facts.has(fact)));

/** What is offered as data of high value: what is tagged, or all when nothing is. */
const offered = <Fact extends string>(all: readonly ReadonlySet<Fact>[]): readonly ReadonlySet<Fact>[] => {
  const tagged = all.filter((facts) => (facts as ReadonlySet<string>).has('legislation'));
  return tagged.length > 0 ? tagged : all;
};

const isPassing = (iri: string): boolean => !iri.startsWith('http') || iri.includes('/.well-known/genid/');

/** An API's licence may stand on the distribution that leads to it. */
const openness = (
  distributions: readonly ReadonlySet<DistributionFact>[],
  apis: readonly ReadonlySet<ServiceFact>[],
): State => {
  const all: readonly ReadonlySet<string>[] =
    distributions.length > 0 ? offered(distributions) : offered(apis);
  return all.length === 0 ? 'notApplicable' : met(all.every((facts) => facts.has('openLicence')));
};

const checksOf = (row: HvdRow, taxonomy: HvdTaxonomy, access: Access): readonly Check[] => {
  const { facts, own } = row;
  const apis = own ? [own] : offered([...row.services, ...row.gates.map(({ service }) => service)]);
  const parts = [...offered(row.distributions), ...apis] as readonly ReadonlySet<string>[];
  const isNeverPassing = (['passingIri', 'passingLicence', 'passingEndpoint'] as const).every(
    (fact) => !parts.some((part) => part.has(fact)),
  );
  const english = own ? 'notApplicable' : null;
  const way = (name: Way): State => (own ? 'notApplicable' : met(access.ways.includes(name)));
  const states: Readonly<Record<Requirement, State>> = {
    legislation: met(facts.has('legislation')),
    category: met(row.categories.length > 0 && row.categories.every((iri) => taxonomy.has(iri))),
    leafCategory: met(
      row.categories.some((iri) => isLeafHvdCategory(taxonomy, iri)) &&
        !row.categories.some((iri) => taxonomy.get(iri)?.isLeaf === false),
    ),
    englishTitle: english ?? met(facts.has('englishTitle')),
    englishDescription: english ?? met(facts.has('englishDescription')),
    openLicence: openness(row.distributions, apis),
    bulkDownload: way('bulkDownload'),
    distributionApi: way('distributionApi'),
    serviceApi: way('serviceApi'),
    apiDocumentation: among(
      apis.map((api) => new Set(api.has('endpointDescription') || api.has('page') ? ['any'] : [])),
      'any',
    ),
    qualityOfService: among(apis, 'page'),
    contactPoint: met(facts.has('contactPoint') || apis.some((api) => api.has('contactPoint'))),
    servesHvd: own ? met(row.servesHvd || row.reachedBy.length > 0) : 'notApplicable',
    persistentIris: met(!isPassing(row.iri) && isNeverPassing),
  };
  return (Object.keys(states) as Requirement[]).map((requirement) => ({
    requirement,
    state: states[requirement],
  }));
};

export const judge = (row: HvdRow, taxonomy: HvdTaxonomy): HvdRecord => {
  const access = accessTo(row);
  const found = new Set(row.own ? serviceCauses(row.own, row) : datasetCauses(row, taxonomy, access));
  const { seq, id, kind, iri, modified, publisher, categories, facts } = row;
  const hasCountry = facts.has('country');
  return {
    ...{ seq, id, kind, iri, modified, publisher, categories, hasCountry },
    counts: found.size === 0,
    countsByLetter: found.size === 0 && hasCountry,
    causes: CAUSES.filter((cause) => found.has(cause)),
    ways: access.ways,
    reported: access.reported,
    isTagged: facts.has('legislation'),
    checks: checksOf(row, taxonomy, access),
    categoryFaults: categoryFaults(categories, taxonomy),
  };
};
