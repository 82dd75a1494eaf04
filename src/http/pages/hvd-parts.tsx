/** Parts of the pages about high-value data: verdicts, causes, the country of the catalogue, totals. */
import { formatNumber } from '../../i18n/format.ts';
import { hvdMessagesOf } from '../../i18n/hvd.ts';
import type { CatalogueCountry } from '../../quality/hvd-report.ts';
import type { HvdRecord } from '../../quality/hvd-report-judge.ts';
import { type PageContext, pageHref } from './context.ts';

export interface HvdItem {
  readonly record: HvdRecord;
  readonly title: string;
  readonly titleLang: string | null;
  readonly publisher: string | null;
  /** The page of the record itself. */
  readonly href: string;
}

/** The list, filtered. */
export const hvdHref = (filters: Readonly<Record<string, string>> = {}): string => {
  const query = new URLSearchParams(filters);
  return query.size === 0 ? '/hvd' : `/hvd?${query}#records`;
};

export const Verdict = ({ ctx, record }: { readonly ctx: PageContext; readonly record: HvdRecord }) => {
  const messages = hvdMessagesOf(ctx.lang);
  const { counts, countsByLetter } = record;
  if (!counts) return <span class="severity violation">{messages.failsBadge}</span>;
  return (
    <span class={`severity ${countsByLetter || record.kind === 'service' ? 'info' : 'warning'}`}>
      {countsByLetter || record.kind === 'service' ? messages.countsBadge : messages.countsButCountry}
    </span>
  );
};

/** So many catalogues without a country are written out. */
const MAX_CATALOGUES_SHOWN = 10;

/** One finding of the catalogues, not one of each of their datasets. */
export const CountryFinding = ({
  ctx,
  catalogues,
  concerned,
}: {
  readonly ctx: PageContext;
  readonly catalogues: readonly CatalogueCountry[];
  /** Datasets that no catalogue has which names its country. */
  readonly concerned: number;
}) => {
  const messages = hvdMessagesOf(ctx.lang);
  const without = catalogues.filter(({ country }) => country === null);
  if (concerned === 0 || without.length === 0) return null;
  const isAll = without.length === catalogues.length;
  const rest = without.length - MAX_CATALOGUES_SHOWN;
  return (
    <section class="problem">
      <h2>
        {isAll
          ? messages.countryMissing(catalogues.length)
          : messages.countrySomeMissing(concerned, formatNumber(ctx.lang, concerned))}
      </h2>
      <p>{messages.countryWhy(without.length)}</p>
      <pre class="code" tabindex={0}>
        {without
          .slice(0, MAX_CATALOGUES_SHOWN)
          .map(
            ({ iri }) =>
              `<${iri}> dct:spatial <http://publications.europa.eu/resource/authority/country/…> .`,
          )
          .join('\n')}
      </pre>
      {rest > 0 && <p>{messages.countryMore(formatNumber(ctx.lang, rest))}</p>}
      <p>
        {messages.countryHow} <a href={pageHref(ctx, '/vocab/country')}>/vocab/country</a>
      </p>
    </section>
  );
};

export const Causes = ({ ctx, record }: { readonly ctx: PageContext; readonly record: HvdRecord }) => {
  const { causes } = hvdMessagesOf(ctx.lang);
  return (
    <ul class="causes">
      {record.causes.map((cause) => (
        <li>{causes[cause].why}</li>
      ))}
    </ul>
  );
};

export interface TotalRow {
  readonly label: string;
  readonly note?: string;
  readonly href: string | null;
  readonly records: number;
  readonly counting: number | null;
}

export const TotalRows = ({
  ctx,
  rows,
}: {
  readonly ctx: PageContext;
  readonly rows: readonly TotalRow[];
}) => (
  <tbody>
    {rows.map(({ label, note, href, records, counting }) => (
      <tr>
        <th scope="row">{href === null ? label : <a href={pageHref(ctx, href)}>{label}</a>}</th>
        {note !== undefined && <td>{note}</td>}
        <td class="number">{formatNumber(ctx.lang, records)}</td>
        {counting !== null && <td class="number">{formatNumber(ctx.lang, counting)}</td>}
      </tr>
    ))}
  </tbody>
);
