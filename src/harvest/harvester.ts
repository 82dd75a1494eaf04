/**
 * What harvesting needs of the outside: the catalogue, the door to the network, time, and the judge of records that
 * must not break a profile.
 */
import type { CatalogueContext } from '../catalogue/context.ts';
import type { Validation } from '../catalogue/judge-records.ts';
import type { FetchRules } from '../lib/fetch-rules.ts';
import type { Send } from '../lib/guarded-fetch.ts';
import type { ProfileId } from '../shacl/profiles.ts';

export interface Harvester {
  readonly catalogue: CatalogueContext;
  readonly rules: FetchRules;
  readonly send?: Send;
  readonly sleep: (ms: number) => Promise<void>;
  /** For sources whose policy is `enforce`. */
  readonly validation: Validation;
  readonly enforced: ReadonlySet<ProfileId>;
}
