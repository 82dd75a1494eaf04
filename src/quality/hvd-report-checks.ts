/**
 * What a resource of high value must have, and why one does not count in the EU's report: two tables. The
 * words for people stand in `i18n/hvd.ts` under the same names; the facts come from `store/hvd-facts.ts`.
 */
import type { DistributionFact, ServiceFact } from '../store/hvd-facts.ts';

/** The ways in which the EU's reporting queries find access to the data of a dataset. */
export const WAYS = ['bulkDownload', 'distributionApi', 'serviceApi'] as const;
export type Way = (typeof WAYS)[number];

/** In the order of the checklist. */
export const REQUIREMENTS = [
  'legislation',
  'category',
  'leafCategory',
  'englishTitle',
  'englishDescription',
  'openLicence',
  ...WAYS,
  'apiDocumentation',
  'qualityOfService',
  'contactPoint',
  'servesHvd',
  'persistentIris',
] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

/** Those that the reporting queries look at: without them (of the ways: without all three) nothing counts. */
export const COUNTED: ReadonlySet<Requirement> = new Set<Requirement>([
  'legislation',
  'category',
  'leafCategory',
  'englishTitle',
  'englishDescription',
  ...WAYS,
]);

/** Why a resource does not count, in the order in which it is best mended. */
export const CAUSES = [
  'notADataset',
  'legislationMissing',
  'categoryMissing',
  'categoryUnknown',
  'categoryTooBroad',
  'englishTitleMissing',
  'englishDescriptionMissing',
  'distributionMissing',
  'distributionUntagged',
  'accessUrlMissing',
  'downloadUrlMissing',
  'licenceMissing',
  'licenceUnmapped',
  'licenceNotAccepted',
  'apiMissing',
  'apiUntagged',
  'apiCategoryMissing',
  'endpointUrlMissing',
  'apiContactPointMissing',
  'qualityOfServiceMissing',
  'apiLicenceMissing',
  'apiLicenceUnmapped',
  'apiLicenceNotAccepted',
  'servesNoHvd',
] as const;
export type Cause = (typeof CAUSES)[number];

/** Those that one distribution or service can have. */
export type PartCause = Exclude<
  Cause,
  | 'notADataset'
  | 'legislationMissing'
  | `category${string}`
  | `english${string}`
  | 'distributionMissing'
  | 'apiMissing'
  | 'servesNoHvd'
>;

type Facts<Fact> = readonly { readonly needs: Fact; readonly cause: PartCause }[];

/** What makes a distribution a bulk download that counts. */
export const BULK_DOWNLOAD: Facts<DistributionFact> = [
  { needs: 'legislation', cause: 'distributionUntagged' },
  { needs: 'accessUrl', cause: 'accessUrlMissing' },
  { needs: 'downloadUrl', cause: 'downloadUrlMissing' },
  { needs: 'acceptedLicence', cause: 'licenceNotAccepted' },
];

/** What a distribution must have to lead to an API that counts. */
export const GATE: Facts<DistributionFact> = BULK_DOWNLOAD.filter(({ needs }) => needs !== 'downloadUrl');

/** What makes a service an API that counts, wherever its licence stands. */
export const API: Facts<ServiceFact> = [
  { needs: 'legislation', cause: 'apiUntagged' },
  { needs: 'category', cause: 'apiCategoryMissing' },
  { needs: 'endpointUrl', cause: 'endpointUrlMissing' },
  { needs: 'contactPoint', cause: 'apiContactPointMissing' },
  { needs: 'page', cause: 'qualityOfServiceMissing' },
];

/** A service that names its datasets has to carry the licence itself. */
export const SERVING_API: Facts<ServiceFact> = [
  ...API,
  { needs: 'acceptedLicence', cause: 'apiLicenceNotAccepted' },
];

const LICENCE_CAUSES = {
  licenceNotAccepted: { none: 'licenceMissing', unmapped: 'licenceUnmapped' },
  apiLicenceNotAccepted: { none: 'apiLicenceMissing', unmapped: 'apiLicenceUnmapped' },
} as const satisfies Partial<Record<PartCause, { readonly none: PartCause; readonly unmapped: PartCause }>>;

/** A licence may be missing, open but unknown to the queries, or another. */
const exactCause = (cause: PartCause, facts: ReadonlySet<string>): PartCause => {
  if (cause !== 'licenceNotAccepted' && cause !== 'apiLicenceNotAccepted') return cause;
  const { none, unmapped } = LICENCE_CAUSES[cause];
  if (!facts.has('licence')) return none;
  return facts.has('openLicence') ? unmapped : cause;
};

/** What keeps one distribution or service from counting. */
export const missing = <Fact extends string>(table: Facts<Fact>, facts: ReadonlySet<Fact>): PartCause[] =>
  table.filter(({ needs }) => !facts.has(needs)).map(({ cause }) => exactCause(cause, facts));
