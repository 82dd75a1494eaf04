/**
 * `/api/outcomes/{profile}`: the records behind a number of `/api/outcomes`, shared entities among them.
 */
import { KIND_NAMES, type RecordKind } from '../../catalogue/kinds.ts';
import { listOutcomes } from '../../catalogue/outcome-totals.ts';
import { MAX_PAGE_SIZE } from '../../env.ts';
import { type ProfileId, profileOf } from '../../shacl/profiles.ts';
import { STANDING_NAMES, type Standing } from '../../store/outcome-list.ts';
import { requireKnown } from '../api/parameters.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { jsonResponse } from '../json.ts';
import { hrefOfRecord } from '../page-data.ts';
import { notFound } from '../problem.ts';
import {
  keptParameters,
  oneOf,
  type ParameterTable,
  parseParameters,
  wholeNumber,
  wholeNumberFrom,
} from '../query-parameters.ts';
import { withQuery } from '../urls.ts';

interface ListQuery {
  readonly kind: RecordKind;
  readonly standing: Standing;
  readonly limit: number;
  readonly after: number;
}

const DEFAULT_LIMIT = 100;

export const OUTCOME_PARAMETERS: ParameterTable<ListQuery> = {
  kind: { key: 'kind', about: 'Only records of this kind.', ...oneOf(KIND_NAMES) },
  standing: {
    key: 'standing',
    about: 'Only records with a violation (`failing`), or with warnings and none (`improvable`).',
    ...oneOf(STANDING_NAMES),
  },
  limit: {
    key: 'limit',
    about: `Records in the answer: ${DEFAULT_LIMIT} where it is absent.`,
    ...wholeNumber(1, MAX_PAGE_SIZE),
  },
  after: { key: 'after', about: 'Only taken from the link to the next page.', ...wholeNumberFrom(0) },
};

/** A profile that judges nothing here has no list. @throws AppError `no-such-profile` */
const requireInForce = (c: AppContext, name: string): ProfileId => {
  const profiles = c.var.config.validation.map(({ profile }) => profile.id);
  const asked = profileOf(name)?.id;
  if (asked !== undefined && profiles.includes(asked)) return asked;
  const known = profiles.join(', ') || '–';
  throw notFound(
    'no-such-profile',
    `No record is judged by a profile “${name.slice(0, 100)}” here.`,
    { id: name.slice(0, 100), known },
    `Profiles in force: ${known}.`,
  );
};

export const getOutcomeList: Handler = async (c) => {
  const { baseUrl } = c.var.config;
  const search = new URL(c.req.url).searchParams;
  requireKnown(search, Object.keys(OUTCOME_PARAMETERS));
  const asked = parseParameters(OUTCOME_PARAMETERS, search);
  const { kind = null, standing = null, limit = DEFAULT_LIMIT, after = 0 } = asked;
  const profile = requireInForce(c, c.req.param('profile') ?? '');
  const { total, records, next } = await listOutcomes(
    c.var.catalogue,
    { profile, kind, standing },
    { after, limit },
  );
  const url = `${baseUrl}/api/outcomes/${profile}`;
  const kept = keptParameters(OUTCOME_PARAMETERS, search, ['after']);
  return jsonResponse({
    ...{ profile, total },
    next: next === null ? null : withQuery(url, [...kept, ['after', next]]),
    records: records.map((record) => ({
      ...record,
      url: `${baseUrl}${hrefOfRecord(record)}`,
      validation: `${baseUrl}/records/${record.id}/validation`,
    })),
  });
};
