/**
 * What the answers of a source say about a run as a whole: whether everything was read, and where it stopped and
 * why, in words for the report. Pure.
 */
import type { AppError } from '../lib/app-error.ts';
import type { HarvestPage } from './adapters/adapter.ts';
import type { Fault, Run, RunState } from './run.ts';

/** Whoever reads the report knows neither the address nor what it answered. */
export const faultOf = ({ info: { code, detail, extra = {} } }: AppError): Fault => {
  const { url, retryAfter } = extra;
  const wait = retryAfter
    ? ` It wants to be left alone for now (Retry-After: ${String(retryAfter).slice(0, 50)}).`
    : '';
  const where = typeof url === 'string' && !detail.includes(url) ? ` The address: ${url}` : '';
  return { code, detail: `${detail}${wait}${where}` };
};

/** All that the source says it has, as far as it says so. */
export const isAllThere = ({ announced, counts }: Pick<RunState, 'announced' | 'counts'>): boolean =>
  announced !== null && counts.found + counts.filtered >= announced;

export interface Verdict {
  /** Told in the report. */
  readonly remark: Fault | null;
  /** Then nothing is removed. */
  readonly isFault: boolean;
  /** Then no further page is looked for. */
  readonly isEnd: boolean;
}

const FINE: Verdict = { remark: null, isFault: false, isEnd: false };

/** A link that leads behind the last page: some portals end so. */
export const isBehindLast = ({ state }: Run, error: AppError): boolean =>
  error.info.extra?.answered === 404 && state.counts.pages > 0 && isAllThere(state);

/**
 * @param sameAs an earlier page with the same records
 * @param after the state with this page counted
 */
export const verdictOf = (
  { config }: Run,
  page: HarvestPage,
  sameAs: number | null,
  after: RunState,
): Verdict => {
  const cutOff = page.damage.unread();
  if (cutOff) {
    const detail = `${page.url} could not be read to its end: ${cutOff.message}`;
    return { remark: { code: 'page-cut-off', detail }, isFault: true, isEnd: false };
  }
  if (sameAs !== null) {
    const detail = `${page.url} has the same records as page ${sameAs} of this run.`;
    return { remark: { code: 'page-repeated', detail }, isFault: !isAllThere(after), isEnd: true };
  }
  if (page.next !== null && after.counts.pages >= config.maxPages) {
    const detail = `There are more pages than ${config.maxPages}, the limit; the last that was read is ${page.url}`;
    return { remark: { code: 'too-many-pages', detail }, isFault: true, isEnd: true };
  }
  return page.doubt ? { remark: page.doubt, isFault: true, isEnd: false } : FINE;
};

/** Reasons to remove nothing although every page was read. */
export const doubtOf = ({ state }: Run): Fault | null => {
  const { announced, counts, isPartial } = state;
  if (isPartial) return null;
  if (announced !== null && !isAllThere(state))
    return {
      code: 'fewer-than-announced',
      detail: `The source announced ${announced} records; ${counts.found} came.`,
    };
  if (counts.found === 0 && counts.filtered > 0)
    return {
      code: 'all-filtered',
      detail: `The filters of the source leave none of its ${counts.filtered} records.`,
    };
  if (counts.found === 0) return { code: 'source-empty', detail: 'Not one record came.' };
  return null;
};
