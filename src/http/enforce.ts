/**
 * The policy of a profile at the door: a record that breaks a rule of an enforced profile is refused with its
 * report, and nothing is stored. What lies in other records never blocks.
 */
import type { IncomingRecord } from '../catalogue/incoming.ts';
import { judgeIncoming, type Validation } from '../catalogue/judge-records.ts';
import { refreshOutcomes } from '../catalogue/outcomes.ts';
import type { ProfilePolicy } from '../env.ts';
import { AppError } from '../lib/app-error.ts';
import type { RdfFormat } from '../rdf/media-types.ts';
import { serialize } from '../rdf/serialize/serialize.ts';
import type { Outcome } from '../shacl/finding.ts';
import { markImplied } from '../shacl/implied.ts';
import type { Language, ProfileId } from '../shacl/profiles.ts';
import { jsonReport, messageIn } from '../shacl/report-json.ts';
import { reportStatements } from '../shacl/report-rdf.ts';
import type { AppContext } from './app-env.ts';
import { CACHE } from './headers.ts';
import { negotiateLang } from './language.ts';
import { negotiate } from './negotiate.ts';
import { PROBLEM_TYPE } from './problem.ts';
import { contentTypeOfRepresentation, OFFERED_FORMATS, type Offer, offerOf } from './representations.ts';
import { validationOf } from './validator.ts';

const OFFERS: readonly Offer[] = [
  { name: 'problem', mediaType: PROBLEM_TYPE, aliases: ['application/json'] },
  ...OFFERED_FORMATS.map(offerOf),
];

export interface Refused {
  readonly record: IncomingRecord;
  readonly outcome: Outcome;
  /** The enforced profiles that it breaks. */
  readonly profiles: readonly ProfileId[];
}

/** The records that enforced profiles refuse. */
export const refusedRecords = async (
  c: AppContext,
  records: readonly IncomingRecord[],
  others: readonly IncomingRecord[],
): Promise<Refused[]> => {
  const policies: readonly ProfilePolicy[] = c.var.config.validation;
  const enforced = new Set(
    policies.filter(({ policy }) => policy === 'enforce').map(({ profile }) => profile.id),
  );
  if (enforced.size === 0) return [];
  const validation: Validation = validationOf(c.var.config);
  const judged = await judgeIncoming(c.var.catalogue, validation, { records, others });
  return judged.flatMap(({ record, outcome }) => {
    const profiles = outcome.profiles
      .filter(({ profile, blocking }) => enforced.has(profile) && blocking > 0)
      .map(({ profile }) => profile);
    return profiles.length > 0 ? [{ record, outcome, profiles }] : [];
  });
};

/** Outcomes of what was just written. The write stands whatever becomes of them: the cron comes by again. */
export const judgeWritten = async (c: AppContext, records: number): Promise<void> => {
  try {
    await refreshOutcomes(c.var.catalogue, validationOf(c.var.config), records);
  } catch (error) {
    console.error(error);
  }
};

/** The first faults as sentences: many clients show nothing but the detail. */
const FAULTS_IN_DETAIL = 3;

/** 422 with the report: as problem document with it inside, or as RDF for whoever asks for RDF. */
export const refusal = (c: AppContext, [first]: readonly [Refused, ...Refused[]]): Response => {
  const { record, outcome, profiles } = first;
  const format = negotiate(c.req.header('Accept'), OFFERS);
  if (format && format !== 'problem') {
    const quads = reportStatements(outcome, (id) => `${c.var.config.baseUrl}/shapes/${id}`);
    return new Response(serialize(format as RdfFormat, quads, { baseIRI: `${c.var.config.baseUrl}/` }), {
      status: 422,
      headers: {
        'Content-Type': contentTypeOfRepresentation(format as RdfFormat),
        'Cache-Control': CACHE.never,
      },
    });
  }
  // Problem documents are English for whoever asks for no language.
  const languages: readonly Language[] = [
    negotiateLang(c.req.query('lang'), c.req.header('Accept-Language'), 'en'),
    'en',
  ];
  // What a profile that only reports finds does not refuse, nor stand for what does.
  const found = outcome.findings.filter((finding) => finding.profiles.some((id) => profiles.includes(id)));
  const faults = markImplied(found).filter(
    ({ severity, isAcrossRecords, isImplied }) => severity === 'violation' && !isAcrossRecords && !isImplied,
  );
  const sentences = faults
    .slice(0, FAULTS_IN_DETAIL)
    .map(({ messages }) => messageIn(messages, ['en'])?.text ?? '');
  // Of every rule at least one finding is listed.
  const rules = new Set(faults.map(({ shape, path }) => `${shape} ${path}`)).size;
  throw new AppError({
    kind: 'unprocessable',
    code: 'invalid-record',
    detail: `<${record.iri}> breaks ${rules} ${rules === 1 ? 'rule' : 'rules'} of ${profiles.join(', ')}: ${sentences.join(' ')} Nothing was stored.`,
    hint: 'The report says for each what is wrong and how to mend it.',
    extra: { resource: record.iri, profiles, report: jsonReport(outcome, languages) },
  });
};
