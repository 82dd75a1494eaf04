/**
 * Answers of CKAN's action API: where its actions are, and what comes of them. A `success: false` is an error,
 * whatever its HTTP status.
 */
import { AppError } from '../../lib/app-error.ts';
import { isObject } from '../json-values.ts';
import type { AdapterContext } from './adapter.ts';
import { answeredWith, asked, type JsonAnswer, readJson } from './json-page.ts';
import { apiUrl, type PortalAddress, portalAddress } from './portal-address.ts';

const TAIL = /\/(?:(?:api)(?:\/\d+)?(?:\/action(?:\/\w*)?)?|dataset)\/?$/;

export const ckanPortal = (url: string): PortalAddress => portalAddress(url, TAIL);

export interface CkanAnswer extends Omit<JsonAnswer, 'value'> {
  readonly result: unknown;
}

/** The action is refused, or unknown: its answer is an error, or has another form. */
export const ckanRefused = (url: string, error: unknown): AppError => {
  const message = isObject(error) ? (error.message ?? error.__type) : error;
  return new AppError({
    kind: 'unprocessable',
    code: 'ckan-refused',
    detail: `${url} answers without success${typeof message === 'string' ? `: ${message.slice(0, 300)}` : ''}.`,
    extra: { url },
  });
};

/** @throws AppError `ckan-refused`, and what reading JSON throws */
export const callCkan = async (
  ctx: AdapterContext,
  action: string,
  parameters: Readonly<Record<string, string | number>>,
  address: PortalAddress = ckanPortal(ctx.config.url),
): Promise<CkanAnswer> => {
  const { value, ...answer } = await readJson(
    ctx,
    asked(apiUrl(address, `/api/3/action/${action}`), parameters),
  );
  if (!isObject(value) || value.success !== true)
    throw ckanRefused(answer.url, isObject(value) ? value.error : undefined);
  return { ...answer, result: value.result };
};

const REFUSALS = new Set(['ckan-refused', 'source-no-json']);
/** A server that is overloaded or gone refuses nothing. */
const PASSING = new Set([408, 425, 429, 502, 503, 504]);

/** Whether another action may be answered. */
export const isRefused = (error: unknown): error is AppError => {
  if (!(error instanceof AppError)) return false;
  const answered = answeredWith(error);
  return REFUSALS.has(error.info.code) || (answered !== null && !PASSING.has(answered));
};
