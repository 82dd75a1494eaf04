/**
 * `/validate`: any RDF in, a report out, in the form and language that were asked for. No token, and nothing is
 * stored. GET is the form for people.
 */
import { type DumpReport, judgeDump } from '../../catalogue/judge-dump.ts';
import { problemTextOf } from '../../i18n/problems.ts';
import { AppError } from '../../lib/app-error.ts';
import { reportedProposals } from '../../quality/proposals-report.ts';
import { contentTypeOf } from '../../rdf/media-types.ts';
import { serialize } from '../../rdf/serialize/serialize.ts';
import type { Profile } from '../../shacl/profiles.ts';
import * as vocabularies from '../../vocab/bundled.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { CACHE } from '../headers.ts';
import { jsonResponse } from '../json.ts';
import { labelsOf } from '../page-data.ts';
import { formResponse, pageContextAt, pageResponse, requireHtml } from '../page-response.ts';
import { type FormError, ValidatePage } from '../pages/validate.tsx';
import { ReportPage } from '../pages/validate-report.tsx';
import { statusOf } from '../problem.ts';
import { reasonIris } from '../proposal-json.ts';
import { HTML } from '../representations.ts';
import { langOf } from '../request-format.ts';
import {
  isForm,
  isYes,
  MAX_FORM_BYTES,
  nothingToValidate,
  readBodyInput,
  readFields,
  readFieldsInput,
  type ValidateFields,
  type ValidateInput,
} from '../validate-input.ts';
import {
  askedLanguage,
  messageLanguages,
  profilesOf,
  type ReportForm,
  reportFormOf,
} from '../validate-options.ts';
import { jsonOf, type ReportMending, rdfOf } from '../validate-report.ts';
import { validator } from '../validator.ts';
import { mendedResponse, wantsMending } from './mend-input.ts';

export const MAX_RECORDS = 5_000;

const checkRecords = (size: number): void => {
  if (size <= MAX_RECORDS) return;
  throw new AppError({
    kind: 'tooLarge',
    code: 'too-many-records',
    detail: `The input has ${size} records; the limit is ${MAX_RECORDS}.`,
    hint: 'Validate it in parts, or import it: an import validates any number of records.',
    extra: { limit: MAX_RECORDS, size },
  });
};

const NO_FIELDS: ValidateFields = {
  text: '',
  url: '',
  format: '',
  profiles: [],
  file: null,
  isMended: false,
};

const queryFields = (c: AppContext): ValidateFields => ({
  ...NO_FIELDS,
  url: c.req.query('url') ?? '',
  format: c.req.query('format') ?? '',
  profiles: c.req.queries('profile') ?? [],
  isMended: isYes(c.req.query('fix')),
});

/** The path of the page, which answers a GET too. */
const pagePath = (c: AppContext): string => {
  const { pathname } = new URL(`${c.var.config.baseUrl}/validate`);
  const lang = askedLanguage(c);
  return pathname + (lang ? `?lang=${lang}` : '');
};

const formPage = async (c: AppContext, fields: ValidateFields, error?: FormError): Promise<string> =>
  ValidatePage({
    ctx: await pageContextAt(c, pagePath(c)),
    fields,
    maxFileBytes: Math.min(MAX_FORM_BYTES, c.var.config.maxBodyBytes),
    ...(error && { error }),
  });

export const getValidate: Handler = async (c) => {
  requireHtml(c);
  return pageResponse(c, await formPage(c, queryFields(c)));
};

const errorPage = async (c: AppContext, fields: ValidateFields, error: AppError): Promise<Response> => {
  const { code, detail, hint, extra = {} } = error.info;
  const { lang } = langOf(c);
  const translated = problemTextOf(lang, code, extra);
  const said = translated ?? { detail, ...(hint !== undefined && { hint }) };
  const html = await formPage(c, fields, { ...said, lang: translated ? lang : 'en' });
  return formResponse(c, html, statusOf(error));
};

interface Validated {
  readonly input: ValidateInput;
  readonly report: DumpReport;
  readonly profiles: readonly Profile[];
}

const validated = async (
  c: AppContext,
  input: ValidateInput,
  profiles: readonly Profile[],
): Promise<Validated> => {
  if (input.quads.length === 0) throw nothingToValidate(input.issues);
  const { baseUrl } = c.var.config;
  const report = await judgeDump(input.quads, {
    baseUrl,
    profiles,
    validator: validator(),
    check: checkRecords,
  });
  return { input, report, profiles };
};

/** Of the words, only those of the records that are shown are looked up. */
const mendingOf = async (c: AppContext, { report, profiles }: Validated): Promise<ReportMending> => {
  const { lang } = langOf(c);
  const found = await reportedProposals(report, { validator: validator(), profiles, vocabularies });
  const labelOf = await labelsOf([...reasonIris(report.records.flatMap(found.of))], lang);
  return { ...found, lang, labelOf };
};

const answer = async (c: AppContext, form: ReportForm, validated: Validated): Promise<Response> => {
  const { input, report } = validated;
  const { baseUrl } = c.var.config;
  const languages = messageLanguages(c);
  if (form === HTML) {
    const ctx = await pageContextAt(c, pagePath(c));
    return formResponse(
      c,
      ReportPage({ ctx, report, input, languages, mending: await mendingOf(c, validated) }),
    );
  }
  const headers = { Vary: 'Accept, Accept-Language', 'Cache-Control': CACHE.never };
  if (form === 'json') {
    const mending = await mendingOf(c, validated);
    return jsonResponse(jsonOf(report, input, { languages, baseUrl, mending }), 200, headers);
  }
  const body = serialize(form, rdfOf(report, input, baseUrl), { baseIRI: `${baseUrl}/` });
  return new Response(body, { headers: { ...headers, 'Content-Type': contentTypeOf(form) } });
};

/** The report, or with `?fix=true` the input mended. */
const answerInput = async (
  c: AppContext,
  form: ReportForm,
  input: ValidateInput,
  profiles: readonly Profile[],
  isMended: boolean,
): Promise<Response> => {
  if (!isMended) return answer(c, form, await validated(c, input, profiles));
  if (input.quads.length === 0) throw nothingToValidate(input.issues);
  return mendedResponse(c, form, { quads: input.quads, profiles, check: checkRecords });
};

/** A form that a page sent gets its errors on the page, with what was filled in. */
const answerForm = async (c: AppContext, form: ReportForm): Promise<Response> => {
  let fields = queryFields(c);
  try {
    fields = await readFields(c);
    const profiles = profilesOf([...fields.profiles, ...queryFields(c).profiles]);
    const isMended = wantsMending(c) || fields.isMended;
    return await answerInput(c, form, await readFieldsInput(c, fields), profiles, isMended);
  } catch (error) {
    if (form === HTML && error instanceof AppError) return errorPage(c, fields, error);
    throw error;
  }
};

export const postValidate: Handler = async (c) => {
  const form = reportFormOf(c);
  if (isForm(c)) return answerForm(c, form);
  const profiles = profilesOf(queryFields(c).profiles);
  const isMended = wantsMending(c);
  return answerInput(c, form, await readBodyInput(c), profiles, isMended);
};
