/**
 * The harvesters' rules, one row each: whom it concerns, what follows, where it was read, and when it applies.
 * The words for people stand in `i18n/harvesters.ts` under the same ids.
 */
import type { SeenFacts } from './facts.ts';
import { piveauName } from './facts.ts';
import type { HarvesterId } from './harvesters.ts';

/** The gravest first. `kept`: nothing is lost, and it is good to know. */
export const SEVERITIES = ['skipped', 'lost', 'renamed', 'kept'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** FDK reads one answer; a page of the catalogue has at most so many members. */
export const ONE_ANSWER = 1_000;

/** Without spaces, with a scheme and what follows it: what udata takes for a URI. */
const isUri = (text: string): boolean => /^https?:\/\/[^\s/]+/i.test(text) && !/\s/.test(text);

const claimsHvd = ({ facts }: SeenFacts): boolean => facts.has('namesRegulation') || facts.has('hasCategory');

const PIVEAU = 'piveau-consus-importing-rdf: JenaUtils';
const UDATA = 'opendatateam/udata: udata/harvest/backends';
const CKAN = 'ckan/ckanext-dcat: ckanext/dcat';
const QUERIES = 'HVD_REPORTING_TOOL_V2';

export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** The harvesters that it concerns, and the file of each that says so. */
  readonly see: Readonly<Partial<Record<HarvesterId, string>>>;
  readonly applies: (facts: SeenFacts) => boolean;
}

export const RULES = [
  {
    id: 'notADataset',
    severity: 'skipped',
    see: { piveau: 'piveau-consus-importing-rdf: HydraPaging', ckan: `${CKAN}/processors.py` },
    applies: ({ facts }) => !facts.has('isDataset'),
  },
  {
    id: 'accessService',
    severity: 'skipped',
    see: { udata: `${UDATA}/dcat.py` },
    applies: ({ kind, facts }) => kind === 'service' && facts.has('isAccessService'),
  },
  {
    id: 'notReexposed',
    severity: 'skipped',
    see: { piveau: '/catalogs/eu' },
    applies: ({ facts }) => facts.has('isDataset') && !facts.has('isReexposed'),
  },
  {
    id: 'unnamed',
    severity: 'skipped',
    see: { piveau: PIVEAU },
    applies: (facts) => facts.facts.has('isDataset') && piveauName(facts) === null,
  },
  {
    id: 'identifierMissing',
    severity: 'skipped',
    see: { udata: `${UDATA}/base.py` },
    applies: ({ identifier }) => identifier === null,
  },
  {
    id: 'titleMissing',
    severity: 'skipped',
    see: { udata: `${UDATA}/dcat.py`, ckan: `${CKAN}/harvesters/rdf.py` },
    applies: ({ facts }) => !facts.has('hasTitle'),
  },
  {
    id: 'identifierRepeated',
    severity: 'skipped',
    see: { udata: `${UDATA}/base.py` },
    applies: ({ isRepeated }) => isRepeated,
  },
  {
    id: 'beyondOneAnswer',
    severity: 'skipped',
    see: { fdk: 'Informasjonsforvaltning/fdk-dataset-harvester' },
    applies: ({ position }) => position > ONE_ANSWER,
  },
  {
    id: 'hvdIncomplete',
    severity: 'lost',
    see: { piveau: QUERIES },
    applies: ({ eu }) => eu === 'fails',
  },
  {
    id: 'hvdWithoutCountry',
    severity: 'lost',
    see: { piveau: QUERIES },
    applies: ({ eu }) => eu === 'countsButCountry',
  },
  {
    id: 'hvdThemeMissing',
    severity: 'lost',
    see: { udata: 'opendatateam/udata: udata/rdf.py' },
    applies: (facts) => facts.kind === 'dataset' && claimsHvd(facts) && !facts.facts.has('hasTheme'),
  },
  {
    id: 'hvdStatementsUnread',
    severity: 'lost',
    see: { udata: 'opendatateam/udata: udata/rdf.py' },
    applies: (facts) => facts.kind === 'dataset' && claimsHvd(facts),
  },
  {
    id: 'nameClashes',
    severity: 'renamed',
    see: { piveau: PIVEAU },
    applies: ({ clashes }) => clashes > 0,
  },
  {
    id: 'nameNormalised',
    severity: 'renamed',
    see: { piveau: PIVEAU },
    applies: (facts) =>
      facts.facts.has('isDataset') &&
      facts.clashes === 0 &&
      piveauName(facts) !== (facts.identifier ?? facts.iri),
  },
  {
    id: 'identifierSupplied',
    severity: 'kept',
    see: { piveau: PIVEAU, udata: `${UDATA}/base.py` },
    applies: ({ identifiers, identifier }) => identifiers === 0 && identifier !== null,
  },
  {
    id: 'identifierChosen',
    severity: 'kept',
    see: { piveau: PIVEAU, udata: `${UDATA}/dcat.py` },
    applies: ({ identifiers }) => identifiers > 1,
  },
  {
    id: 'identifierLocal',
    severity: 'kept',
    see: { udata: `${UDATA}/base.py` },
    applies: ({ identifier }) => identifier !== null && !isUri(identifier),
  },
] as const satisfies readonly Rule[];

export type RuleId = (typeof RULES)[number]['id'];
export const RULE_IDS = RULES.map(({ id }) => id) as readonly RuleId[];

export type KnownRule = Rule & { readonly id: RuleId };

/** The rules of one harvester, in the order of the table. */
export const rulesOf = (harvester: HarvesterId): readonly KnownRule[] =>
  (RULES as readonly KnownRule[]).filter(({ see }) => see[harvester] !== undefined);
