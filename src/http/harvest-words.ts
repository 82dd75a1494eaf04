/**
 * What a run did, in sentences that a person understands.
 */
import { REMOVAL_REFUSED } from '../harvest/decide-removal.ts';
import type { RunSummary } from '../harvest/report.ts';
import { formatNumber } from '../i18n/format.ts';
import { type HarvestMessages, harvestMessagesOf } from '../i18n/harvest.ts';
import { LANGUAGES, type Lang } from '../i18n/languages.ts';

const faultOf = ({ faults, otherFault }: HarvestMessages, { fault }: RunSummary): string =>
  faults[fault?.code ?? ''] ?? otherFault;

const percent = (lang: Lang, share: number): string =>
  new Intl.NumberFormat(LANGUAGES[lang].locale, { style: 'percent', maximumFractionDigits: 1 }).format(share);

/** How it ended, or where it is. */
const ending = (lang: Lang, run: RunSummary): string => {
  const messages = harvestMessagesOf(lang);
  const { words } = messages;
  switch (run.outcome) {
    case 'complete':
      return run.isPartial
        ? words.partial
        : words.complete(run.counts.found, formatNumber(lang, run.counts.found));
    case 'incomplete':
      return words.incomplete(faultOf(messages, run));
    case 'failed':
      return words.failed(faultOf(messages, run));
    case 'waiting':
      return words.waiting(run.missing ?? 0, formatNumber(lang, run.missing ?? 0), percent(lang, run.share));
    case 'cancelled':
      return run.fault?.code === REMOVAL_REFUSED
        ? words.refused(formatNumber(lang, run.missing ?? 0))
        : words.cancelled;
    case null:
      // With a fault nothing will be removed.
      return words.running(words.phases[run.fault && run.phase === 'remove' ? 'ended' : run.phase]);
  }
};

export const runWords = (lang: Lang, run: RunSummary): string[] => {
  const { words } = harvestMessagesOf(lang);
  const { created, updated, unchanged, removed, rejected, kept } = run.counts;
  const number = (n: number): string => formatNumber(lang, n);
  const isQuiet = run.outcome === 'complete' && created + updated + removed === 0;
  const hasRead = created + updated + unchanged > 0;
  return [
    ending(lang, run),
    ...(isQuiet
      ? [words.noChange]
      : hasRead
        ? [words.changed(number(created), number(updated), number(unchanged))]
        : []),
    ...(removed > 0 ? [words.removed(removed, number(removed))] : []),
    ...(rejected > 0 ? [words.rejected(rejected, number(rejected))] : []),
    ...(kept > 0 ? [words.kept(kept, number(kept))] : []),
  ];
};
