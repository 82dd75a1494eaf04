/**
 * `/sources`, `/sources/{id}`, `/sources/{id}/problems` and `/runs/{id}`: what is harvested and how that went, as
 * pages and data. All of it is public: nothing of it shows how a source is asked.
 */
import { readMentioned } from '../../catalogue/related.ts';
import { NAME_PREDICATES } from '../../catalogue/search-text.ts';
import { listSources, readSource, type Source } from '../../catalogue/sources.ts';
import { type ProblemGroup, problemsByPublisher } from '../../harvest/problems-by-publisher.ts';
import { lastRuns, listRuns, readProblems, readStanding, summaryOf } from '../../harvest/report.ts';
import { runIri, runQuads } from '../../harvest/report-rdf.ts';
import { listHarvests, readHarvest } from '../../harvest/sources.ts';
import { csvOf } from '../../lib/csv.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { formAskedOf, respondForm } from '../form-respond.ts';
import { harvestJson, reportJson, runJson, sourceJson } from '../harvest-json.ts';
import { readReport } from '../harvest-report.ts';
import { hrefOfRecord } from '../page-data.ts';
import { RunPage } from '../pages/run.tsx';
import { SourcePage } from '../pages/source.tsx';
import { type NamedGroup, SourceProblemsPage } from '../pages/source-problems.tsx';
import { SourcesPage } from '../pages/sources.tsx';
import { bestLiterals } from '../pages/view/text.ts';
import { langOf } from '../request-format.ts';
import { withScript } from '../with-script.ts';
import { requireRun } from './runs.ts';
import { noSuchSource } from './sources.ts';

const NO_QUERY = { query: [], exactQuery: [], filters: [] } as const;
const RUNS_SHOWN = 20;
const PROBLEMS_SHOWN = 50;

const text = (value: string | number | null | undefined): string => String(value ?? '');

export const getSourcesPage: Handler = async (c) => {
  const asked = formAskedOf(c, { hasRdf: false });
  const { catalogue: ctx, config } = c.var;
  const [sources, harvests, runs] = await Promise.all([listSources(ctx), listHarvests(ctx), lastRuns(ctx)]);
  const bySource = new Map(harvests.map((harvest) => [harvest.source, harvest]));
  const rows = sources.map((source) => ({
    source,
    harvest: bySource.get(source.id) ?? null,
    run: runs.get(source.id) ?? null,
  }));
  return respondForm(c, asked, {
    url: `${config.baseUrl}/sources`,
    ...NO_QUERY,
    json: () => ({
      sources: rows.map(({ source: { records, ...source }, harvest, run }) => ({
        ...sourceJson(source, config.baseUrl),
        records,
        harvest: harvestJson(harvest, run, config.baseUrl),
      })),
    }),
    csv: () =>
      csvOf([
        ['source', 'title', 'kind', 'url', 'schedule', 'records', 'run', 'outcome', 'ended', 'due'],
        ...rows.map(({ source, harvest, run }) =>
          [
            source.id,
            source.title,
            harvest?.config.kind,
            harvest?.config.url,
            harvest?.config.schedule,
            source.records,
            run?.id,
            run?.outcome,
            run?.ended,
            harvest?.due,
          ].map(text),
        ),
      ]),
    html: (page) =>
      SourcesPage({ ctx: page, rows: rows.map((row) => ({ ...row, run: row.run && summaryOf(row.run) })) }),
    lastModified: null,
  });
};

/** @throws AppError `no-such-source` */
const requireSource = async (c: AppContext, segment: string): Promise<Source> => {
  const id = decodeSegment(segment);
  const source = await readSource(c.var.catalogue, id);
  if (!source) throw noSuchSource(id);
  return source;
};

const decodeSegment = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

const RUN_COLUMNS = ['created', 'updated', 'unchanged', 'rejected', 'kept', 'removed'] as const;

export const getSourcePage: Handler = async (c) => {
  const asked = formAskedOf(c, { hasRdf: false });
  const { catalogue: ctx, config } = c.var;
  const source = await requireSource(c, asked.path.split('/').at(-1) ?? '');
  const [harvest, runs, standing] = await Promise.all([
    readHarvest(ctx, source.id),
    listRuns(ctx, source.id, RUNS_SHOWN),
    readStanding(ctx, source.id),
  ]);
  const response = await respondForm(c, asked, {
    url: `${config.baseUrl}/sources/${encodeURIComponent(source.id)}`,
    ...NO_QUERY,
    json: () => ({
      ...sourceJson(source, config.baseUrl),
      harvest: harvestJson(harvest, runs[0] ?? null, config.baseUrl),
      runs: runs.map((run) => runJson(run, config.baseUrl)),
      standing,
    }),
    csv: () =>
      csvOf([
        ['run', 'started', 'ended', 'outcome', ...RUN_COLUMNS],
        ...runs.map((run) =>
          [
            run.id,
            run.started,
            run.ended,
            run.outcome,
            ...RUN_COLUMNS.map((name) => run.state.counts[name]),
          ].map(text),
        ),
      ]),
    html: (page) => SourcePage({ ctx: page, source, harvest, runs: runs.map(summaryOf), standing }),
    lastModified: null,
  });
  return withScript(response, config.baseUrl);
};

const NAMES: ReadonlySet<string> = new Set(NAME_PREDICATES);

/** Each with the name of its publisher in the reader's language, where the catalogue knows it. */
const withNames = async (c: AppContext, groups: readonly ProblemGroup[]): Promise<NamedGroup[]> => {
  const documents = await readMentioned(
    c.var.catalogue,
    groups.flatMap(({ publisher }) => publisher ?? []),
  );
  const { lang } = langOf(c);
  return groups.map((group) => {
    const own = documents.get(group.publisher ?? '')?.own ?? [];
    const names = own.filter((q) => q.subject.value === group.publisher && NAMES.has(q.predicate.value));
    return {
      ...group,
      name:
        bestLiterals(
          names.map(({ object }) => object),
          lang,
        )[0]?.value ?? null,
    };
  });
};

export const getSourceProblems: Handler = async (c) => {
  const asked = formAskedOf(c, { hasRdf: false });
  const { catalogue: ctx, config } = c.var;
  const source = await requireSource(c, asked.path.split('/').at(-2) ?? '');
  const publisher = c.req.query('publisher') || null;
  const [last] = await listRuns(ctx, source.id, 1);
  const all = await problemsByPublisher(ctx, source.id, last?.id ?? null);
  const groups = await withNames(
    c,
    publisher === null ? all : all.filter((group) => group.publisher === publisher),
  );
  const query: [string, string][] = publisher === null ? [] : [['publisher', publisher]];
  const recordUrl = (record: ProblemGroup['problems'][number]['record']): string =>
    record === null ? '' : config.baseUrl + hrefOfRecord(record);
  return respondForm(c, asked, {
    url: `${config.baseUrl}/sources/${encodeURIComponent(source.id)}/problems`,
    query,
    exactQuery: query,
    filters: query,
    json: () => ({
      source: source.id,
      run: last?.id ?? null,
      publishers: groups.map(({ problems, ...group }) => ({
        ...group,
        problems: problems.map((problem) => ({ ...problem, page: recordUrl(problem.record) || null })),
      })),
    }),
    csv: () =>
      csvOf([
        ['publisher', 'name', 'record', 'page', 'about', 'kind', 'code', 'detail', 'count'],
        ...groups.flatMap(({ publisher: who, name, problems }) =>
          problems.map((problem) =>
            [
              who,
              name,
              problem.record?.iri,
              recordUrl(problem.record),
              problem.iri,
              problem.kind,
              problem.code,
              problem.detail,
              problem.count,
            ].map(text),
          ),
        ),
      ]),
    html: (page) => SourceProblemsPage({ ctx: page, source, groups, isFiltered: publisher !== null }),
    lastModified: null,
  });
};

export const getRunPage: Handler = async (c) => {
  const asked = formAskedOf(c);
  const { catalogue: ctx, config } = c.var;
  const run = await requireRun(c, asked.path.split('/').at(-1) ?? '');
  const [report, problems] = await Promise.all([
    readReport(c, run),
    readProblems(ctx, run.id, 0, PROBLEMS_SHOWN),
  ]);
  const summary = summaryOf(run);
  const response = await respondForm(c, asked, {
    url: runIri(config.baseUrl, run.id),
    ...NO_QUERY,
    json: () => reportJson(report, config.baseUrl),
    csv: () =>
      csvOf([
        ['name', 'value'],
        ['outcome', text(run.outcome ?? run.phase)],
        ...Object.entries(summary.counts).map(([name, count]) => [name, text(count)]),
        ...Object.entries(summary.timesMs).map(([name, ms]) => [`${name}Ms`, text(ms)]),
      ]),
    quads: () => runQuads(summary, config.baseUrl),
    html: (page) => RunPage({ ctx: page, report, problems }),
    lastModified: run.beat,
  });
  return withScript(response, config.baseUrl);
};
