/**
 * The code lists of udata: what a code means there, where our vocabularies read the word otherwise.
 */

/** udata keeps codes that it used before it took over those of the EU; `punctual` was its “as needed”. */
export const FREQUENCIES: Readonly<Record<string, string>> = {
  punctual: 'AS_NEEDED',
  realtime: 'UPDATE_CONT',
  continuous: 'UPDATE_CONT',
  fourTimesADay: 'CONT',
  threeTimesADay: 'CONT',
  semidaily: 'DAILY_2',
  threeTimesAWeek: 'WEEKLY_3',
  semiweekly: 'WEEKLY_2',
  threeTimesAMonth: 'MONTHLY_3',
  semimonthly: 'MONTHLY_2',
  fortnighly: 'BIWEEKLY',
  threeTimesAYear: 'ANNUAL_3',
  semiannual: 'ANNUAL_2',
  biannual: 'ANNUAL_2',
};

/** An account is a condition, and yet everybody can have one: neither value of the EU table says that. */
export const ACCESS_TYPES: Readonly<Record<string, string>> = { open: 'PUBLIC', restricted: 'RESTRICTED' };

/** Names of SPDX for the types of checksums. */
export const CHECKSUMS: Readonly<Record<string, string>> = {
  sha1: 'checksumAlgorithm_sha1',
  sha256: 'checksumAlgorithm_sha256',
  md5: 'checksumAlgorithm_md5',
};

/** Zones of the French registers, which INSEE names. */
export const INSEE = /^fr:(commune|departement|region):([0-9][0-9AB][0-9]{0,3})$/;
export const inseeIri = (level: string, code: string): string => `http://id.insee.fr/geo/${level}/${code}`;

/** About udata itself, or counted by it: nothing is lost when it is not mapped. */
export const TECHNICAL: Readonly<Record<'dataset' | 'resource', readonly string[]>> = {
  dataset:
    `uri slug private deleted archived featured metrics quality internal last_update community_resources
    community_resources_total permissions owner created_at_internal last_modified_internal metadata_modified_at
    deleted_at archived_at description_short self_api_url self_web_url id class tabular_api`.split(/\s+/),
  resource:
    `latest preview_url metrics internal type filetype extras created_at_internal last_modified_internal
    published id dataset harvest check`.split(/\s+/),
};
