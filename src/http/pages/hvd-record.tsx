/** One record of high-value data: verdict, what to change, the checklist, and each way to its data. */
import { hvdMessagesOf } from '../../i18n/hvd.ts';
import type { Lang } from '../../i18n/languages.ts';
import { messagesOf } from '../../i18n/messages.ts';
import type { CatalogueCountry } from '../../quality/hvd-report.ts';
import {
  API,
  BULK_DOWNLOAD,
  COUNTED,
  GATE,
  missing,
  type PartCause,
  type Requirement,
  SERVING_API,
} from '../../quality/hvd-report-checks.ts';
import type { CategoryFault, State } from '../../quality/hvd-report-judge.ts';
import { type Candidates, MAX_CANDIDATES_SHOWN } from '../../store/hvd.ts';
import { serviceTypeOf } from '../../vocab/service-types.ts';
import { type PageContext, pageHref } from './context.ts';
import { CountryFinding, type HvdItem, Verdict } from './hvd-parts.tsx';
import { renderPage } from './layout.tsx';
import { LangText } from './parts/text.tsx';
import { WideTable } from './parts/wide.tsx';
import { shownAddress } from './view/safe-href.ts';
import { taggedText } from './view/text.ts';

export interface HvdRecordPageProps {
  readonly ctx: PageContext;
  readonly item: HvdItem;
  readonly candidates: Candidates;
  readonly catalogues: readonly CatalogueCountry[];
  readonly nameOf: (iri: string) => string;
}

const SEVERITY: Readonly<Record<State, string>> = {
  met: 'severity info',
  unmet: 'severity violation',
  notApplicable: 'quiet',
};

const Changes = ({ ctx, item }: HvdRecordPageProps) => {
  const messages = hvdMessagesOf(ctx.lang);
  const { causes } = item.record;
  return (
    <section>
      <h2>{messages.changesHeading}</h2>
      {causes.length === 0 ? (
        <p>{messages.nothingToChange}</p>
      ) : (
        <WideTable label={messages.changesHeading}>
          <thead>
            <tr>
              <th scope="col">{messages.cause}</th>
              <th scope="col">{messages.change}</th>
            </tr>
          </thead>
          <tbody>
            {causes.map((cause) => (
              <tr>
                <th scope="row">{messages.causes[cause].why}</th>
                <td>{messages.causes[cause].change}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
    </section>
  );
};

/** Which requirement a category breaks. */
const BROKEN_BY: Readonly<Record<CategoryFault['fault'], Requirement>> = {
  broad: 'leafCategory',
  broadBesidePrecise: 'leafCategory',
  unknown: 'category',
};

const Checklist = ({ ctx, item, nameOf }: HvdRecordPageProps) => {
  const messages = hvdMessagesOf(ctx.lang);
  const faultsOf = (requirement: Requirement) =>
    item.record.categoryFaults.filter(({ fault }) => BROKEN_BY[fault] === requirement);
  return (
    <section>
      <h2>{messages.checklist}</h2>
      <ul class="checklist">
        {item.record.checks
          .filter(({ state }) => state !== 'notApplicable')
          .map(({ requirement, state }) => (
            <li class="finding">
              <span class={SEVERITY[state]}>{messages.states[state]}</span>{' '}
              {messages.requirements[requirement]}
              {COUNTED.has(requirement) && item.record.kind !== 'service' && (
                <>
                  {' '}
                  <span class="quiet">({messages.counted})</span>
                </>
              )}
              {faultsOf(requirement).map(({ iri, fault }) => (
                <p>{messages.categoryFaults[fault](nameOf(iri))}</p>
              ))}
            </li>
          ))}
      </ul>
    </section>
  );
};

interface Way {
  readonly kind: string;
  readonly name: string;
  readonly lacks: readonly (PartCause | 'serviceUndescribed')[];
}

type Distribution = Candidates['distributions'][number];

/** A distribution is judged as a file, unless it is a service in disguise. */
const fileWay = ({ iri, distribution, serviceIri, hints }: Distribution, lang: Lang): readonly Way[] => {
  const { ways } = hvdMessagesOf(lang);
  const name = shownAddress(iri);
  const type = distribution.has('downloadUrl') ? null : serviceTypeOf(hints);
  if (type === null) return [{ kind: ways.bulkDownload, name, lacks: missing(BULK_DOWNLOAD, distribution) }];
  // Where the service is described, it is judged below.
  if (serviceIri !== null) return [];
  const lacks = ['serviceUndescribed', ...missing(GATE, distribution)] as const;
  return [{ kind: ways.distributionService(type), name, lacks }];
};

const waysOf = ({ ctx, candidates, nameOf }: HvdRecordPageProps): readonly Way[] => {
  const { ways } = hvdMessagesOf(ctx.lang);
  const downloads = new Map(candidates.distributions.map((each) => [each.iri, each]));
  return [
    ...[...downloads.values()].flatMap((each) => fileWay(each, ctx.lang)),
    ...candidates.distributions.flatMap(({ serviceIri, distribution, service }) =>
      serviceIri === null
        ? []
        : [
            {
              kind: ways.distributionApi,
              name: nameOf(serviceIri),
              lacks: [...missing(GATE, distribution), ...missing(API, service)],
            },
          ],
    ),
    ...candidates.services.map(({ iri, facts }) => ({
      kind: ways.serviceApi,
      name: nameOf(iri),
      lacks: missing(SERVING_API, facts),
    })),
  ];
};

const Access = (props: HvdRecordPageProps) => {
  const { ctx, candidates } = props;
  const messages = hvdMessagesOf(ctx.lang);
  const ways = waysOf(props);
  const isCut = Math.max(candidates.distributions.length, candidates.services.length) >= MAX_CANDIDATES_SHOWN;
  if (ways.length === 0) return null;
  return (
    <section>
      <h2>{messages.accessHeading}</h2>
      <p>{messages.accessIntro}</p>
      <ul>
        {ways.map(({ kind, name, lacks }) => (
          <li class="finding">
            <p>
              <strong>{kind}</strong> <span>{name}</span>
            </p>
            <p>
              {lacks.length === 0
                ? messages.complete
                : messages.lacks(lacks.map((cause) => messages.lacking[cause]))}
            </p>
          </li>
        ))}
      </ul>
      {isCut && <p class="quiet">{messages.moreCandidates(String(MAX_CANDIDATES_SHOWN))}</p>}
    </section>
  );
};

export const HvdRecordPage = (props: HvdRecordPageProps): string => {
  const { ctx, item, catalogues, nameOf } = props;
  const { record } = item;
  const messages = hvdMessagesOf(ctx.lang);
  const common = messagesOf(ctx.lang);
  return renderPage({
    ctx,
    title: `${item.title} – ${messages.heading}`,
    here: 'hvd',
    children: (
      <>
        <div class="page-head">
          <p class="kicker">
            <a href={pageHref(ctx, '/hvd')}>{messages.allRecords}</a>
          </p>
          <h1>
            <LangText text={taggedText(item.title, item.titleLang)} messages={common} />
          </h1>
          <p class="meta">
            <Verdict ctx={ctx} record={record} />
            <span class="kind">{common.kinds[record.kind]}</span>
            {item.publisher !== null && <span>{item.publisher}</span>}
            <a href={pageHref(ctx, item.href)}>{messages.recordPage}</a>
          </p>
          {record.categories.length > 0 && (
            <ul class="formats" aria-label={messages.category}>
              {record.categories.map((iri) => (
                <li class="chip">{nameOf(iri)}</li>
              ))}
            </ul>
          )}
        </div>
        <CountryFinding ctx={ctx} catalogues={catalogues} concerned={record.hasCountry ? 0 : 1} />
        <Changes {...props} />
        <Checklist {...props} />
        <Access {...props} />
      </>
    ),
  });
};
