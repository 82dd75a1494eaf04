/**
 * `/records/{id}/validation`: what a stored record breaks, in full, by the profiles of this catalogue. Judged
 * when it is asked for, so it is never out of date.
 */
import { judgeRecords } from '../../catalogue/judge-records.ts';
import { outcomeIri } from '../../catalogue/outcome-report.ts';
import type { RecordDocument } from '../../catalogue/record.ts';
import { readProposals } from '../../quality/mend-record.ts';
import type { Proposal } from '../../quality/proposal.ts';
import { recommended } from '../../quality/proposals-report.ts';
import { contentTypeOf } from '../../rdf/media-types.ts';
import { serialize } from '../../rdf/serialize/serialize.ts';
import { namedNode } from '../../rdf/terms.ts';
import type { Outcome } from '../../shacl/finding.ts';
import type { ProfileId } from '../../shacl/profiles.ts';
import { jsonReport } from '../../shacl/report-json.ts';
import { blankNames, type NameNode, reportStatements } from '../../shacl/report-rdf.ts';
import * as vocabularies from '../../vocab/bundled.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { representationTag } from '../etag.ts';
import { keptJson } from '../json.ts';
import { hrefOfRecord, type LabelOf, labelsOf, titleOf } from '../page-data.ts';
import { pageContextAt, pageResponse } from '../page-response.ts';
import { ValidationPage } from '../pages/validation.tsx';
import { noSuchRecord } from '../problem.ts';
import { proposalJson, reasonIris } from '../proposal-json.ts';
import { remedyOf } from '../remedies.ts';
import { HTML } from '../representations.ts';
import { langOf } from '../request-format.ts';
import { send } from '../send.ts';
import { withQuery } from '../urls.ts';
import { messageLanguages, reportFormOf } from '../validate-options.ts';
import { validationOf } from '../validator.ts';
import { requireDocument } from './record.ts';

const judged = async (c: AppContext, { record }: RecordDocument): Promise<Outcome> => {
  const [found] = await judgeRecords(c.var.catalogue, validationOf(c.var.config), [record.seq]);
  // It was deleted since it was read.
  if (!found) throw noSuchRecord(record.id);
  return found.outcome;
};

/** The reports have the names that they have in the graph of outcomes. */
const names = (baseUrl: string, id: string, outcome: Outcome): NameNode => {
  const blank = blankNames();
  const profiles = new Set<string>(outcome.profiles.map(({ profile }) => profile));
  return (key) => (profiles.has(key) ? namedNode(outcomeIri(baseUrl, id, key)) : blank(key));
};

interface Remedies {
  readonly proposals: readonly Proposal[];
  /** Of shared records. */
  readonly elsewhere: readonly Proposal[];
  readonly labelOf: LabelOf;
}

/** What could be mended, as `/records/{id}/proposals` has it. */
const remediesOf = async (c: AppContext, document: RecordDocument): Promise<Remedies> => {
  const { validator, profiles } = validationOf(c.var.config);
  const found = await readProposals(c.var.catalogue, document, { validator, profiles, vocabularies });
  const proposals = recommended(found.proposals);
  const elsewhere = recommended(found.elsewhere.map(({ proposal }) => proposal));
  const labelOf = await labelsOf([...reasonIris([...proposals, ...elsewhere])], langOf(c).lang);
  return { proposals, elsewhere, labelOf };
};

const page = async (c: AppContext, document: RecordDocument, outcome: Outcome): Promise<Response> => {
  const { proposals, elsewhere, labelOf } = await remediesOf(c, document);
  const { lang, urlLang } = langOf(c);
  const { baseUrl } = c.var.config;
  const { record, own, entities } = document;
  const path = `/records/${record.id}/validation`;
  return pageResponse(
    c,
    ValidationPage({
      ctx: await pageContextAt(c, withQuery(new URL(baseUrl + path).pathname, [['lang', urlLang]])),
      title: titleOf(document, lang)?.value ?? record.iri,
      recordHref: hrefOfRecord(record),
      proposalsHref: `/records/${record.id}/proposals`,
      quads: [...own, ...entities],
      record,
      outcome,
      languages: messageLanguages(c),
      remedies: [...proposals, ...elsewhere].map((proposal) => remedyOf(proposal, { lang, labelOf })),
    }),
  );
};

export const getValidation: Handler = async (c) => {
  const form = reportFormOf(c);
  const document = await requireDocument(c, c.req.param('id') ?? '');
  const outcome = await judged(c, document);
  if (form === HTML) return page(c, document, outcome);
  const { baseUrl } = c.var.config;
  const { id, iri, version } = document.record;
  const headers = { Vary: 'Accept, Accept-Language' };
  if (form === 'json') {
    const { lang } = langOf(c);
    const { proposals, labelOf } = await remediesOf(c, document);
    const body = {
      ...{ record: id, iri, ...jsonReport(outcome, messageLanguages(c)) },
      proposals: proposals.map((proposal) => proposalJson(proposal, lang, labelOf)),
    };
    return keptJson(c, body, headers, version);
  }
  const shapes = (profile: ProfileId): string => `${baseUrl}/shapes/${profile}`;
  const quads = reportStatements(outcome, shapes, names(baseUrl, id, outcome));
  const contentType = contentTypeOf(form);
  const body = serialize(form, quads, { baseIRI: `${baseUrl}/` });
  return send(c, {
    contentType,
    etag: representationTag(contentType, body, version),
    lastModified: null,
    body,
    headers,
  });
};
