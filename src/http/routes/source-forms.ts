/**
 * `/sources/new` and `/sources/{id}/edit`: forms whose script sends to `/api/sources` what a person fills in. What they
 * show of a source everybody may see.
 */
import { readSource } from '../../catalogue/sources.ts';
import { isReserved, readHarvest } from '../../harvest/sources.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { pageContextAt, pageResponse, requireHtml } from '../page-response.ts';
import { harvestScript } from '../pages/harvest-script.ts';
import { SourceFormPage, type SourceFormProps } from '../pages/source-form.tsx';
import { langOf } from '../request-format.ts';
import { withQuery } from '../urls.ts';
import { withScript } from '../with-script.ts';
import { asset } from './assets.ts';
import { noSuchSource, sourceIdOf } from './sources.ts';

const respond = async (
  c: AppContext,
  path: string,
  props: Omit<SourceFormProps, 'ctx'>,
): Promise<Response> => {
  const { baseUrl } = c.var.config;
  const here = withQuery(new URL(baseUrl + path).pathname, [['lang', langOf(c).urlLang]]);
  const ctx = await pageContextAt(c, here);
  return withScript(pageResponse(c, SourceFormPage({ ctx, ...props })), baseUrl);
};

export const getNewSource: Handler = (c) => {
  requireHtml(c);
  return respond(c, '/sources/new', { source: null, isHarvested: false, hasConfig: true });
};

export const getEditSource: Handler = async (c) => {
  requireHtml(c);
  const id = sourceIdOf(c);
  const ctx = c.var.catalogue;
  const [source, harvest] = await Promise.all([readSource(ctx, id), readHarvest(ctx, id)]);
  if (!source) throw noSuchSource(id);
  return respond(c, `/sources/${encodeURIComponent(id)}/edit`, {
    source,
    isHarvested: harvest !== null,
    hasConfig: !isReserved(id),
  });
};

export const getHarvestScript = asset('text/javascript; charset=utf-8', harvestScript);
