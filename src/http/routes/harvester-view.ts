/**
 * `/harvesters`, `/harvesters/{harvester}` and `/records/{id}/harvesters`: the catalogue as harvesters see it.
 */
import type { ViewSettings } from '../../catalogue/context.ts';
import { ID_PATTERN } from '../../catalogue/identity.ts';
import { readMentioned } from '../../catalogue/related.ts';
import { NAME_PREDICATES } from '../../catalogue/search-text.ts';
import { csvOf } from '../../lib/csv.ts';
import { entryOf, HARVESTER_IDS, type Harvester, harvesterOf } from '../../quality/harvesters/harvesters.ts';
import { type HarvestReport, judgedBy, readHarvestReport } from '../../quality/harvesters/report.ts';
import { judgedTable, totalsTable } from '../../quality/harvesters/tables.ts';
import { filtered, harvesterTotals, type Judged } from '../../quality/harvesters/totals.ts';
import type { Literal } from '../../rdf/terms.ts';
import * as vocabularies from '../../vocab/bundled.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { type FormAsked, formAskedOf, respondForm } from '../form-respond.ts';
import { harvesterJson, memberJson, rulesJson, totalsJson, verdictJson } from '../harvester-json.ts';
import { keptOfHarvester, parseHarvesterQuery } from '../harvester-query.ts';
import { neighbourLinks } from '../link-header.ts';
import { hrefOfRecord } from '../page-data.ts';
import { HarvesterPage } from '../pages/harvester.tsx';
import { HarvesterRecordPage } from '../pages/harvester-record.tsx';
import { HarvestersPage } from '../pages/harvesters.tsx';
import { bestLiterals } from '../pages/view/text.ts';
import { notFound } from '../problem.ts';
import { langOf } from '../request-format.ts';
import { withQuery } from '../urls.ts';
import { requireDocument } from './record.ts';

const FOR_PEOPLE = 20;
const FOR_PROGRAMS = 1000;
const NO_QUERY = { query: [], exactQuery: [], filters: [] } as const;
const NAMES: ReadonlySet<string> = new Set(NAME_PREDICATES);

const askedOf = (c: AppContext): FormAsked => formAskedOf(c, { hasRdf: false });

const viewsOf = (c: AppContext): ViewSettings =>
  c.var.catalogue.views ?? { country: null, hasUdataView: false };

const reportOf = (c: AppContext): Promise<HarvestReport> =>
  readHarvestReport({
    ...{ db: c.var.catalogue.db, baseUrl: c.var.config.baseUrl, vocabularies },
    views: viewsOf(c),
  });

/** Where a harvester is sent, which depends on the views that are on. */
const entriesOf =
  (c: AppContext) =>
  (harvester: Harvester): string =>
    c.var.config.baseUrl + entryOf(harvester, viewsOf(c).hasUdataView);

type TitleOf = (iri: string) => Literal | undefined;

/** Titles of the records, in the reader's language or the nearest. */
const titlesOf = async (c: AppContext, judged: readonly Judged[]): Promise<TitleOf> => {
  const { lang } = langOf(c);
  const documents = await readMentioned(c.var.catalogue, [
    ...new Set(judged.map(({ member }) => member.iri)),
  ]);
  return (iri) => {
    const own = (documents.get(iri)?.own ?? []).filter(({ predicate }) => NAMES.has(predicate.value));
    return bestLiterals(
      own.map(({ object }) => object),
      lang,
    )[0];
  };
};

export const getHarvesters: Handler = async (c) => {
  const asked = askedOf(c);
  const { baseUrl } = c.var.config;
  const { lang } = langOf(c);
  const report = await reportOf(c);
  const totals = HARVESTER_IDS.map((id) => harvesterTotals(id, judgedBy(id, report)));
  const { isWhole, modified, members } = report;
  return respondForm(c, asked, {
    url: `${baseUrl}/harvesters`,
    ...NO_QUERY,
    json: () => ({
      ...{ modified, isWhole, records: members.length },
      harvesters: totals.map((each) => totalsJson(each, lang, baseUrl, entriesOf(c))),
      rules: Object.fromEntries(HARVESTER_IDS.map((id) => [id, rulesJson(id, lang)])),
    }),
    csv: () => csvOf(totalsTable(totals)),
    html: (ctx) => HarvestersPage({ ctx, totals, isWhole, records: members.length, entry: entriesOf(c) }),
    lastModified: modified,
  });
};

const MAX_SHOWN = 100;

export const getHarvester: Handler = async (c) => {
  const asked = askedOf(c);
  const { baseUrl } = c.var.config;
  const { lang } = langOf(c);
  const name = asked.path.split('/').at(-1) ?? '';
  const harvester = harvesterOf(name);
  if (!harvester)
    throw notFound(
      'no-such-harvester',
      `The harvester “${name.slice(0, MAX_SHOWN)}” is not known.`,
      { id: name.slice(0, MAX_SHOWN), known: HARVESTER_IDS.join(', ') },
      `Known are: ${HARVESTER_IDS.join(', ')}.`,
    );
  const search = new URL(c.req.url).searchParams;
  const query = parseHarvesterQuery(search, asked.form === 'html' ? FOR_PEOPLE : FOR_PROGRAMS);
  const report = await reportOf(c);
  const judged = judgedBy(harvester.id, report);
  const found = filtered(judged, query);
  const pages = Math.max(1, Math.ceil(found.length / query.pageSize));
  if (query.page > pages)
    throw notFound(
      'page-out-of-range',
      `There is no page ${query.page}; with ${query.pageSize} a page the last one is ${pages}.`,
      { page: query.page, pages },
    );
  const shown = found.slice((query.page - 1) * query.pageSize, query.page * query.pageSize);
  const titleOf = await titlesOf(c, shown);
  const kept = keptOfHarvester(search);
  const filters = kept.filter(([key]) => key !== 'page_size');
  const path = `/harvesters/${harvester.id}`;
  const url = baseUrl + path;
  const hrefOfPage = (base: string, page: number): string =>
    withQuery(base, [...kept, ['page', page > 1 ? page : null]]);
  const here = asked.extension ? `${url}.${asked.extension}` : url;
  const totals = harvesterTotals(harvester.id, judged);
  const { isWhole, modified, members } = report;
  return respondForm(c, asked, {
    url,
    query: [...new URL(hrefOfPage(url, query.page)).searchParams],
    exactQuery: [...filters, ['page', String(query.page)], ['page_size', String(query.pageSize)]],
    filters,
    json: () => ({
      ...{ modified, isWhole },
      totals: totalsJson(totals, lang, baseUrl, entriesOf(c)),
      rules: rulesJson(harvester.id, lang),
      ...{ total: found.length, page: query.page, pages, pageSize: query.pageSize },
      records: shown.map(({ member, verdict }) => ({
        ...memberJson({ member, verdict }, titleOf(member.iri)?.value ?? null, baseUrl),
        ...verdict,
      })),
    }),
    csv: () => csvOf(judgedTable(shown, (iri) => titleOf(iri)?.value ?? null)),
    html: (ctx) =>
      HarvesterPage({
        ...{ ctx, harvester, totals, isWhole, query, pages },
        entry: entriesOf(c)(harvester),
        records: members.length,
        total: found.length,
        items: shown.map((each) => ({
          judged: each,
          title: titleOf(each.member.iri)?.value.trim() || each.member.iri,
          titleLang: titleOf(each.member.iri)?.language || null,
        })),
        hrefOfPage: (page) => hrefOfPage(path, page),
      }),
    lastModified: modified,
    links: neighbourLinks(query.page, pages, (page) => hrefOfPage(here, page)),
  });
};

/** @throws AppError `no-such-record`, `record-gone`, `not-harvested` */
export const getRecordHarvesters: Handler = async (c) => {
  const asked = askedOf(c);
  const { baseUrl } = c.var.config;
  const { lang } = langOf(c);
  const id = asked.path.split('/').at(-2) ?? '';
  const { record } = await requireDocument(c, ID_PATTERN.test(id) ? id : '');
  const report = await reportOf(c);
  const judged = HARVESTER_IDS.flatMap((harvester) =>
    judgedBy(harvester, { ...report, members: report.members.filter((member) => member.id === id) }),
  );
  const [first] = judged;
  if (!first)
    throw notFound(
      'not-harvested',
      `The record ${id} is a ${record.kind}; harvesters take datasets, services and series.`,
      { id, kind: record.kind },
    );
  const titleOf = await titlesOf(c, judged);
  const title = titleOf(record.iri);
  return respondForm(c, asked, {
    url: `${baseUrl}/records/${id}/harvesters`,
    ...NO_QUERY,
    json: () => ({
      ...memberJson(first, title?.value ?? null, baseUrl),
      harvesters: judged.map((each) => ({
        ...harvesterJson(each.verdict.harvester, lang, baseUrl, entriesOf(c)),
        ...verdictJson(each, lang),
      })),
    }),
    csv: () => csvOf(judgedTable(judged, (iri) => titleOf(iri)?.value ?? null)),
    html: (ctx) =>
      HarvesterRecordPage({
        ...{ ctx, judged },
        title: title?.value.trim() || record.iri,
        titleLang: title?.language || null,
        href: hrefOfRecord(record),
      }),
    lastModified: report.modified,
    links: [{ href: `${baseUrl}${hrefOfRecord(record)}`, rel: 'describes' }],
  });
};
