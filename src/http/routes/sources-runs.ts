/**
 * `/api/sources/{id}/runs` and `/api/sources/{id}/preview`: reading a source, now or only to see.
 */
import { readSource } from '../../catalogue/sources.ts';
import { preview } from '../../harvest/preview.ts';
import { listRuns } from '../../harvest/report.ts';
import { runIri } from '../../harvest/report-rdf.ts';
import { startRun } from '../../harvest/runner.ts';
import { readHarvest } from '../../harvest/sources.ts';
import { AppError } from '../../lib/app-error.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { previewJson, runJson } from '../harvest-json.ts';
import { configIn, hasConfig } from '../harvest-request.ts';
import { jsonResponse, keptJson, readJsonObject } from '../json.ts';
import { negotiate } from '../negotiate.ts';
import { formResponse, pageContextAt } from '../page-response.ts';
import { sourceHref } from '../pages/harvest-parts.tsx';
import { PreviewPage } from '../pages/source-preview.tsx';
import { requireAdminOf } from '../principal.ts';
import { type ParameterTable, parseParameters, wholeNumber, wholeNumberFrom } from '../query-parameters.ts';
import { type Offer, offerOf } from '../representations.ts';
import { langOf, notAcceptable } from '../request-format.ts';
import { withQuery } from '../urls.ts';
import { messageLanguages } from '../validate-options.ts';
import { noSuchSource, sourceIdOf } from './sources.ts';

const notHarvestedSource = (id: string): AppError =>
  new AppError({
    kind: 'conflict',
    code: 'source-not-harvested',
    detail: `Nobody has said how “${id}” is to be read.`,
    hint: 'PUT its kind and url to /api/sources/{id}.',
    extra: { source: id },
  });

interface RunsQuery {
  readonly limit: number;
  readonly before: number;
}

export const RUNS_PARAMETERS: ParameterTable<RunsQuery> = {
  limit: { key: 'limit', about: 'Runs in the answer: 20 where it is absent.', ...wholeNumber(1, 100) },
  before: { key: 'before', about: 'Only runs before this one.', ...wholeNumberFrom(1) },
};

const searchOf = (c: AppContext): URLSearchParams => new URL(c.req.url).searchParams;

export const getSourceRuns: Handler = async (c) => {
  const id = sourceIdOf(c);
  const { catalogue: ctx, config } = c.var;
  const { limit = 20, before = null } = parseParameters(RUNS_PARAMETERS, searchOf(c));
  if (!(await readSource(ctx, id))) throw noSuchSource(id);
  const runs = await listRuns(ctx, id, limit, before);
  return keptJson(c, { runs: runs.map((run) => runJson(run, config.baseUrl)) }, {});
};

/** Begins a run now. */
export const postSourceRun: Handler = async (c) => {
  await requireAdminOf(c);
  const id = sourceIdOf(c);
  const { catalogue: ctx, config, harvesting } = c.var;
  if (!(await readSource(ctx, id))) throw noSuchSource(id);
  const harvest = await readHarvest(ctx, id);
  if (!harvest) throw notHarvestedSource(id);
  const run = await startRun(harvesting.harvester(), harvesting.launch, id, harvest.config, harvest.memory);
  if (!run) {
    const [active] = await listRuns(ctx, id, 1);
    throw new AppError({
      kind: 'conflict',
      code: 'run-active',
      detail: `The run ${active?.id ?? ''} of ${id} is under way.`,
      extra: { run: active?.id ?? 0, source: id },
    });
  }
  return jsonResponse(runJson(run, config.baseUrl), 202, {
    Location: `${config.baseUrl}/api/runs/${run.id}`,
    Link: `<${runIri(config.baseUrl, run.id)}>; rel="describedby"`,
  });
};

interface PreviewQuery {
  readonly limit: number;
}

export const PREVIEW_PARAMETERS: ParameterTable<PreviewQuery> = {
  n: { key: 'limit', about: 'How many datasets to look at: 20 where it is absent.', ...wholeNumber(1, 100) },
};

const PREVIEW_OFFERS: readonly Offer<'json' | 'html'>[] = [
  { name: 'json', mediaType: 'application/json', aliases: [] },
  { ...offerOf('html'), name: 'html' },
];

const DEFAULT_PRECEDENCE = 100;

/** Also of a source that is not there yet, or as it would be with the members of the body. */
export const postPreview: Handler = async (c) => {
  await requireAdminOf(c);
  const id = sourceIdOf(c);
  const { catalogue: ctx, harvesting, config } = c.var;
  const { limit = 20 } = parseParameters(PREVIEW_PARAMETERS, searchOf(c));
  const form = negotiate(c.req.header('Accept'), PREVIEW_OFFERS);
  if (!form) throw notAcceptable(c, PREVIEW_OFFERS);
  const hasBody = c.req.header('Content-Type') !== undefined;
  const body = hasBody ? await readJsonObject(c) : {};
  const [source, harvest] = await Promise.all([readSource(ctx, id), readHarvest(ctx, id)]);
  if (!hasConfig(body) && !harvest) throw source ? notHarvestedSource(id) : noSuchSource(id);
  const found = await preview(harvesting.harvester(), {
    source: id,
    config: configIn(body, harvest?.config ?? null),
    precedence:
      source?.precedence ??
      (Number.isInteger(body.precedence) ? Number(body.precedence) : DEFAULT_PRECEDENCE),
    limit,
  });
  if (form === 'json') return jsonResponse(previewJson(found, messageLanguages(c)), 200, { Vary: 'Accept' });
  const page = await pageContextAt(
    c,
    withQuery(new URL(config.baseUrl + sourceHref(id)).pathname, [['lang', langOf(c).urlLang]]),
  );
  return formResponse(
    c,
    PreviewPage({ ctx: page, source: source?.title ?? id, preview: found, languages: messageLanguages(c) }),
  );
};
