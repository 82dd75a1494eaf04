/**
 * `/api/sources`: who says something of the records here, whether it may be given on to other portals, and what
 * is harvested, how and when. How the sources are is public; how they are asked is the administrator's.
 */
import { LOCAL_SOURCE } from '../../catalogue/records.ts';
import { changeSource, listSources, readSource } from '../../catalogue/sources.ts';
import { lastRuns, listRuns } from '../../harvest/report.ts';
import { listHarvests, readHarvest, saveHarvest } from '../../harvest/sources.ts';
import { giveUp } from '../../harvest/withdraw-source.ts';
import { AppError } from '../../lib/app-error.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { harvestJson, ownerJson, sourceJson } from '../harvest-json.ts';
import { configIn, factsIn, hasConfig } from '../harvest-request.ts';
import { jsonResponse, keptJson, readJsonObject } from '../json.ts';
import { requireAdminOf } from '../principal.ts';
import { SOURCE_PATTERN } from './import.ts';

export const noSuchSource = (id: string): AppError =>
  new AppError({
    kind: 'notFound',
    code: 'no-such-source',
    detail: `There is no source “${id.slice(0, 100)}”.`,
    extra: { source: id.slice(0, 100) },
  });

export const sourceIdOf = (c: AppContext): string => c.req.param('id') ?? '';

export const getSources: Handler = async (c) => {
  const { catalogue: ctx, config } = c.var;
  const [sources, harvests, runs] = await Promise.all([listSources(ctx), listHarvests(ctx), lastRuns(ctx)]);
  const bySource = new Map(harvests.map((harvest) => [harvest.source, harvest]));
  return keptJson(
    c,
    {
      sources: sources.map(({ records, ...source }) => ({
        ...sourceJson(source, config.baseUrl),
        records,
        harvest: harvestJson(bySource.get(source.id) ?? null, runs.get(source.id) ?? null, config.baseUrl),
      })),
    },
    {},
  );
};

/** What the administrator sees of a source: its configuration, in which secrets are only named. */
const whole = async (c: AppContext, id: string) => {
  const ctx = c.var.catalogue;
  const [source, harvest, runs] = await Promise.all([
    readSource(ctx, id),
    readHarvest(ctx, id),
    listRuns(ctx, id, 1),
  ]);
  if (!source) throw noSuchSource(id);
  const { baseUrl } = c.var.config;
  return {
    ...sourceJson(source, baseUrl),
    harvest: harvestJson(harvest, runs[0] ?? null, baseUrl),
    ...ownerJson(harvest),
  };
};

export const getSource: Handler = async (c) => {
  await requireAdminOf(c);
  return jsonResponse(await whole(c, sourceIdOf(c)));
};

const idInvalid = (id: string): AppError =>
  new AppError({
    kind: 'badRequest',
    code: 'source-id-invalid',
    detail: `“${id.slice(0, 100)}” is no id of a source: 1 to 80 lower-case letters, digits and hyphens.`,
    extra: { source: id.slice(0, 100) },
  });

/** What the body leaves out stays as it is; a source that is not there is made when the body says how to read it. */
export const putSource: Handler = async (c) => {
  await requireAdminOf(c);
  const ctx = c.var.catalogue;
  const id = sourceIdOf(c);
  const body = await readJsonObject(c);
  const facts = factsIn(body);
  const known = await readSource(ctx, id);
  if (!hasConfig(body)) {
    await changeSource(ctx, id, facts);
    return jsonResponse(await whole(c, id));
  }
  if (!SOURCE_PATTERN.test(id)) throw idInvalid(id);
  const config = configIn(body, (await readHarvest(ctx, id))?.config ?? null);
  // It refuses another precedence before anything is written.
  if (known) await changeSource(ctx, id, facts);
  await saveHarvest(ctx, id, config, facts);
  const Location = `${c.var.config.baseUrl}/api/sources/${id}`;
  return jsonResponse(await whole(c, id), known ? 200 : 201, known ? {} : { Location });
};

export const KEPT = ['keep', 'withdraw'] as const;

export const deleteSource: Handler = async (c) => {
  await requireAdminOf(c);
  const id = sourceIdOf(c);
  const asked = c.req.query('records') || 'keep';
  const records = KEPT.find((choice) => choice === asked);
  if (!records)
    throw new AppError({
      kind: 'badRequest',
      code: 'parameter-invalid',
      detail: `The parameter records is “${asked.slice(0, 100)}”; it must be one of ${KEPT.join(', ')}.`,
      extra: { parameter: 'records', value: asked.slice(0, 100) },
    });
  if (id === LOCAL_SOURCE)
    throw new AppError({
      kind: 'badRequest',
      code: 'source-local',
      detail: '“local” names what is written here, and cannot be given up.',
      extra: { source: id },
    });
  if (!(await readSource(c.var.catalogue, id))) throw noSuchSource(id);
  return jsonResponse(await giveUp(c.var.catalogue, id, records));
};
