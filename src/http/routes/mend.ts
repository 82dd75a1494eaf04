/**
 * `/records/{id}/proposals`: what could be mended in a stored record (GET), and its acceptance as amendments
 * (POST). The page works without the script, which only sends what the API takes.
 */

import { ID_PATTERN } from '../../catalogue/identity.ts';
import type { RecordDocument } from '../../catalogue/record.ts';
import { AppError } from '../../lib/app-error.ts';
import type { MendOptions } from '../../quality/mend.ts';
import { acceptProposals, type RecordProposals, readProposals } from '../../quality/mend-record.ts';
import * as vocabularies from '../../vocab/bundled.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { writeCondition } from '../conditional.ts';
import { judgeWritten } from '../enforce.ts';
import { versionTag } from '../etag.ts';
import { jsonResponse, keptJson, readJsonObject } from '../json.ts';
import { negotiate } from '../negotiate.ts';
import { nodeName } from '../node-names.ts';
import { hrefOfRecord, type LabelOf, labelsOf, titleOf } from '../page-data.ts';
import { pageContextAt, pageResponse } from '../page-response.ts';
import { ProposalsPage } from '../pages/mend.tsx';
import { mendScript } from '../pages/mend-script.ts';
import { principalOfRequest } from '../principal.ts';
import { noSuchRecord } from '../problem.ts';
import { proposalJson, reasonIris } from '../proposal-json.ts';
import { type Offer, offerOf } from '../representations.ts';
import { langOf, notAcceptable } from '../request-format.ts';
import { splitExtension, withQuery } from '../urls.ts';
import { validationOf } from '../validator.ts';
import { withScript } from '../with-script.ts';
import { permitOf, requireModest } from './amendments.ts';
import { asset } from './assets.ts';
import { requireDocument } from './record.ts';
import { requireCondition } from './write.ts';

const OFFERS: readonly Offer<'json' | 'html'>[] = [
  { name: 'json', mediaType: 'application/json', aliases: [] },
  { ...offerOf('html'), name: 'html' },
];
const BY_EXTENSION: Readonly<Record<string, 'json' | 'html'>> = { json: 'json', html: 'html' };

const formOf = (c: AppContext): 'json' | 'html' => {
  const { extension } = splitExtension(c.req.path);
  const form = extension === null ? negotiate(c.req.header('Accept'), OFFERS) : BY_EXTENSION[extension];
  if (!form) throw notAcceptable(c, OFFERS);
  return form;
};

const documentOf = (c: AppContext): Promise<RecordDocument> => {
  const id = c.req.param('id') ?? '';
  if (!ID_PATTERN.test(id)) throw noSuchRecord(id);
  return requireDocument(c, id);
};

const optionsOf = (c: AppContext): MendOptions => {
  const { validator, profiles } = validationOf(c.var.config);
  return { validator, profiles, vocabularies };
};

const wordsOf = (c: AppContext, { proposals, elsewhere }: RecordProposals): Promise<LabelOf> =>
  labelsOf([...reasonIris([...proposals, ...elsewhere.map(({ proposal }) => proposal)])], langOf(c).lang);

const jsonOf = async (c: AppContext, { record }: RecordDocument, found: RecordProposals) => {
  const { lang } = langOf(c);
  const labelOf = await wordsOf(c, found);
  return {
    record: record.id,
    iri: record.iri,
    version: record.version,
    proposals: found.proposals.map((proposal) => proposalJson(proposal, lang, labelOf)),
    elsewhere: found.elsewhere.map(({ proposal, record: { id } }) => ({
      url: `${c.var.config.baseUrl}/records/${id}/proposals`,
      ...proposalJson(proposal, lang, labelOf),
    })),
  };
};

const htmlOf = async (c: AppContext, document: RecordDocument, found: RecordProposals): Promise<Response> => {
  const { lang, urlLang } = langOf(c);
  const { baseUrl } = c.var.config;
  const { record, own, entities } = document;
  const quads = [...own, ...entities];
  const path = `/records/${record.id}/proposals`;
  const page = await pageContextAt(c, withQuery(new URL(baseUrl + path).pathname, [['lang', urlLang]]));
  const html = ProposalsPage({
    ctx: page,
    path,
    title: titleOf(document, lang)?.value ?? record.iri,
    recordHref: hrefOfRecord(record),
    version: record.version,
    found,
    labelOf: await wordsOf(c, found),
    nameOf: (node) => nodeName(quads, node, [lang]),
  });
  return withScript(pageResponse(c, html), baseUrl);
};

export const getProposals: Handler = async (c) => {
  const form = formOf(c);
  const document = await documentOf(c);
  const found = await readProposals(c.var.catalogue, document, optionsOf(c));
  if (form === 'html') return htmlOf(c, document, found);
  const body = await jsonOf(c, document, found);
  return keptJson(
    c,
    body,
    {
      Vary: 'Accept, Accept-Language',
      Link: `<${c.var.config.baseUrl}/records/${document.record.id}>; rel="describes"`,
    },
    document.record.version,
  );
};

const MAX_IDS = 1000;

const acceptedIn = ({ accept }: Readonly<Record<string, unknown>>): 'all' | readonly string[] => {
  if (accept === 'all') return accept;
  if (Array.isArray(accept) && accept.length <= MAX_IDS && accept.every((id) => typeof id === 'string'))
    return [...new Set(accept as string[])];
  throw new AppError({
    kind: 'badRequest',
    code: 'parameter-invalid',
    detail: `The member accept must be “all” or a list of at most ${MAX_IDS} ids of proposals.`,
    extra: { parameter: 'accept', limit: MAX_IDS },
  });
};

export const postProposals: Handler = async (c) => {
  const principal = await principalOfRequest(c);
  const condition = writeCondition(c.req.raw.headers);
  const document = await documentOf(c);
  const accept = acceptedIn(await readJsonObject(c));
  const { id } = document.record;
  const ctx = c.var.catalogue;
  const options = optionsOf(c);
  const permitted = await permitOf(c, principal, id);
  const { lang } = langOf(c);
  const accepted = await acceptProposals(ctx, document, options, {
    accept,
    author: principal.name,
    permit: (quads) => requireModest(c, principal, id, quads),
    check: (state) => {
      permitted(state);
      requireCondition(state, condition);
    },
    shown: (proposal) => proposalJson(proposal, lang, () => undefined),
  });
  await judgeWritten(c, 1);
  const now = await requireDocument(c, id);
  const found = await readProposals(ctx, now, options);
  return jsonResponse(
    { accepted: accepted.map((proposal) => proposal.id), ...(await jsonOf(c, now, found)) },
    200,
    {
      ETag: versionTag(now.record.version),
    },
  );
};

const SCRIPT_TYPE = 'text/javascript; charset=utf-8';

export const getMendScript: Handler = asset(SCRIPT_TYPE, mendScript);
