/**
 * `/hvd` and `/hvd/{id}`: what of the high-value data counts in the EU's report, and why the rest does not.
 */
import { ID_PATTERN } from '../../catalogue/identity.ts';
import { readMentioned } from '../../catalogue/related.ts';
import { NAME_PREDICATES } from '../../catalogue/search-text.ts';
import { hvdMessagesOf } from '../../i18n/hvd.ts';
import { LANGS, type Lang } from '../../i18n/languages.ts';
import { type HvdContext, readHvdRecord, readHvdReport } from '../../quality/hvd-report.ts';
import { accessOf } from '../../quality/hvd-report-access.ts';
import { type HvdNames, hvdCsv } from '../../quality/hvd-report-csv.ts';
import type { HvdRecord } from '../../quality/hvd-report-judge.ts';
import { HVD_QUERIES } from '../../quality/hvd-report-queries.ts';
import { type HvdWords, hvdQuads } from '../../quality/hvd-report-rdf.ts';
import { filtered, type HvdTotals, type Total, totalsOf } from '../../quality/hvd-report-totals.ts';
import type { Literal } from '../../rdf/terms.ts';
import { literal } from '../../rdf/terms.ts';
import * as vocabularies from '../../vocab/bundled.ts';
import { requireKnown } from '../api/parameters.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { type Form, formAskedOf, respondForm } from '../form-respond.ts';
import { type HvdListQuery, keptOfHvd, parseHvdQuery } from '../hvd-query.ts';
import { neighbourLinks } from '../link-header.ts';
import { hrefOfRecord, labelsOf } from '../page-data.ts';
import { HvdPage } from '../pages/hvd.tsx';
import type { HvdItem } from '../pages/hvd-parts.tsx';
import { HvdRecordPage } from '../pages/hvd-record.tsx';
import { iriLabel } from '../pages/view/iri-label.ts';
import { bestLiterals } from '../pages/view/text.ts';
import { notFound } from '../problem.ts';
import { langOf } from '../request-format.ts';
import { withQuery } from '../urls.ts';

const FOR_PEOPLE = 20;
const FOR_PROGRAMS = 1000;

const contextOf = (c: AppContext): HvdContext => ({
  db: c.var.catalogue.db,
  baseUrl: c.var.config.baseUrl,
  vocabularies,
});

const both = (text: (lang: Lang) => string): readonly Literal[] =>
  LANGS.map((lang) => literal(text(lang), lang));

const WORDS: HvdWords = {
  metric: (name) =>
    both((lang) => {
      const { metrics, requirements } = hvdMessagesOf(lang);
      return name === 'counts' || name === 'countsByLetter' ? metrics[name] : requirements[name];
    }),
  cause: (cause) => both((lang) => hvdMessagesOf(lang).causes[cause].why),
};

const NAMES: ReadonlySet<string> = new Set(NAME_PREDICATES);

interface Names extends HvdNames {
  readonly literalOf: (iri: string) => Literal | undefined;
}

/** RDF says IRIs, and leaves their names to the records themselves. */
const NAMING: ReadonlySet<Form> = new Set<Form>(['json', 'csv', 'html']);

/** Titles of records and names of publishers, as the catalogue has them. */
const namesOf = async (c: AppContext, form: Form, iris: readonly string[]): Promise<Names> => {
  const { lang } = langOf(c);
  const documents = await readMentioned(c.var.catalogue, NAMING.has(form) ? [...new Set(iris)] : []);
  const literalOf = (iri: string): Literal | undefined => {
    const own = (documents.get(iri)?.own ?? []).filter(({ predicate }) => NAMES.has(predicate.value));
    return bestLiterals(
      own.map(({ object }) => object),
      lang,
    )[0];
  };
  const nameOf = (iri: string): string | null => literalOf(iri)?.value ?? null;
  return { literalOf, titleOf: nameOf, publisherOf: nameOf };
};

const irisOf = (records: readonly HvdRecord[]): string[] =>
  records.flatMap(({ iri, publisher }) => (publisher === null ? [iri] : [iri, publisher]));

const jsonRecord = (record: HvdRecord, { titleOf, publisherOf }: HvdNames, baseUrl: string) => {
  const { id, iri, kind, publisher, categories, categoryFaults, counts, countsByLetter } = record;
  const { hasCountry, ways, causes, checks } = record;
  return {
    ...{ id, iri, kind, title: titleOf(iri), url: `${baseUrl}${hrefOfRecord(record)}` },
    report: `${baseUrl}/hvd/${id}`,
    proposals: `${baseUrl}/records/${id}/proposals`,
    validation: `${baseUrl}/records/${id}/validation`,
    publisher: publisher === null ? null : { iri: publisher, name: publisherOf(publisher) },
    ...{
      categories,
      categoryFaults,
      counts,
      countsByLetter,
      isInCatalogueWithCountry: hasCountry,
      ways,
      causes,
    },
    requirements: Object.fromEntries(checks.map(({ requirement, state }) => [requirement, state])),
  };
};

/** Totals with what their keys are called, in the language of the request. */
const namedTotals = (
  totals: HvdTotals,
  nameOf: (iri: string) => string,
  { causes }: Pick<ReturnType<typeof hvdMessagesOf>, 'causes'>,
) => {
  const named = <Key extends string>(rows: readonly Total<Key>[], labelOf: (key: Key) => string) =>
    rows.map(({ key, ...counts }) => ({ key, label: key === null ? null : labelOf(key), ...counts }));
  return {
    ...totals,
    categories: named(totals.categories, nameOf),
    publishers: named(totals.publishers, nameOf),
    causes: named(totals.causes, (cause) => causes[cause].why),
  };
};

const itemOf = (record: HvdRecord, { literalOf, publisherOf }: Names, lang: Lang): HvdItem => {
  const title = literalOf(record.iri);
  const { publisher } = record;
  return {
    record,
    title: title?.value.trim() ?? record.iri,
    titleLang: title?.language || null,
    publisher: publisher === null ? null : (publisherOf(publisher) ?? iriLabel(publisher, lang)),
    href: hrefOfRecord(record),
  };
};

const pageOf = (records: readonly HvdRecord[], { page, pageSize }: HvdListQuery) => {
  const pages = Math.max(1, Math.ceil(records.length / pageSize));
  if (page > pages)
    throw notFound(
      'page-out-of-range',
      `There is no page ${page}; with ${pageSize} a page the last one is ${pages}.`,
      { page, pages },
    );
  return { pages, shown: records.slice((page - 1) * pageSize, page * pageSize) };
};

export const getHvd: Handler = async (c) => {
  const asked = formAskedOf(c);
  const { baseUrl } = c.var.config;
  const { lang } = langOf(c);
  const search = new URL(c.req.url).searchParams;
  const query = parseHvdQuery(search, asked.form === 'html' ? FOR_PEOPLE : FOR_PROGRAMS);
  const report = await readHvdReport(contextOf(c));
  const { taxonomy, catalogues, isWhole, modified } = report;
  const totals = totalsOf(report.records, taxonomy);
  const found = filtered(report.records, query, taxonomy);
  const { pages, shown } = pageOf(found, query);
  const publishers = totals.publishers.flatMap(({ key }) => (key === null ? [] : [key]));
  const [names, labelOf] = await Promise.all([
    namesOf(c, asked.form, [...irisOf(shown), ...publishers]),
    labelsOf([...taxonomy.keys()], lang),
  ]);
  const kept = keptOfHvd(search);
  const filters = kept.filter(([name]) => name !== 'page_size');
  const url = `${baseUrl}/hvd`;
  const hrefOfPage = (base: string, page: number): string =>
    withQuery(base, [...kept, ['page', page > 1 ? page : null]]);
  const here = asked.extension ? `${url}.${asked.extension}` : url;
  const messages = hvdMessagesOf(lang);
  const nameOf = (iri: string): string => labelOf(iri) ?? names.publisherOf(iri) ?? iriLabel(iri, lang);
  return respondForm(c, asked, {
    url,
    query: [...new URL(hrefOfPage(url, query.page)).searchParams],
    exactQuery: [...filters, ['page', String(query.page)], ['page_size', String(query.pageSize)]],
    filters,
    json: () => ({
      ...{ modified, isWhole, catalogues },
      totals: namedTotals(totals, nameOf, messages),
      queries: HVD_QUERIES,
      causes: messages.causes,
      requirements: messages.requirements,
      ...{ total: found.length, page: query.page, pages, pageSize: query.pageSize },
      records: shown.map((record) => jsonRecord(record, names, baseUrl)),
    }),
    csv: () => hvdCsv(shown, names),
    quads: () => hvdQuads(shown, baseUrl, WORDS),
    html: (ctx) =>
      HvdPage({
        ...{ ctx, totals, catalogues, isWhole, query, pages, total: found.length },
        items: shown.map((record) => itemOf(record, names, lang)),
        labelOf: nameOf,
        hrefOfPage: (page) => hrefOfPage('/hvd', page),
      }),
    lastModified: modified,
    links: neighbourLinks(query.page, pages, (page) => hrefOfPage(here, page)),
  });
};

export const getHvdRecord: Handler = async (c) => {
  const asked = formAskedOf(c);
  const { baseUrl } = c.var.config;
  const { lang } = langOf(c);
  requireKnown(new URL(c.req.url).searchParams, ['lang']);
  const id = asked.path.split('/').at(-1) ?? '';
  const report = ID_PATTERN.test(id) ? await readHvdRecord(contextOf(c), id) : null;
  if (!report)
    throw notFound(
      'no-such-hvd',
      `No record “${id.slice(0, 100)}” claims to be high-value data.`,
      { id: id.slice(0, 100) },
      'The list is at /hvd.',
    );
  const { record, candidates, catalogues, modified } = report;
  const access = accessOf(candidates);
  const services = candidates.services.map(({ iri }) => iri);
  const gates = candidates.distributions.flatMap(({ serviceIri }) => serviceIri ?? []);
  const [names, labelOf] = await Promise.all([
    namesOf(c, asked.form, [...irisOf([record]), ...services, ...gates]),
    labelsOf(record.categories, lang),
  ]);
  const url = `${baseUrl}/hvd/${id}`;
  return respondForm(c, asked, {
    url,
    ...{ query: [], exactQuery: [], filters: [] },
    json: () => ({ ...jsonRecord(record, names, baseUrl), access, catalogues }),
    csv: () => hvdCsv([record], names, access),
    quads: () => hvdQuads([record], baseUrl, WORDS),
    html: (ctx) =>
      HvdRecordPage({
        ...{ ctx, candidates, catalogues },
        item: itemOf(record, names, lang),
        nameOf: (iri) => names.titleOf(iri) ?? labelOf(iri) ?? iriLabel(iri, lang),
      }),
    lastModified: modified,
    links: [{ href: `${baseUrl}${hrefOfRecord(record)}`, rel: 'describes' }],
  });
};
