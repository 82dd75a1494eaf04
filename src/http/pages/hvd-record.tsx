/** One record of high-value data: verdict, what to change, the checklist, and each way to its data. */
import { hvdMessagesOf } from '../../i18n/hvd.ts';
import { messagesOf } from '../../i18n/messages.ts';
import { validateMessagesOf } from '../../i18n/validate.ts';
import type { CatalogueCountry } from '../../quality/hvd-report.ts';
import { type Access, accessOf } from '../../quality/hvd-report-access.ts';
import { type Cause, COUNTED, type Requirement } from '../../quality/hvd-report-checks.ts';
import type { CategoryFault, State } from '../../quality/hvd-report-judge.ts';
import { type Candidates, MAX_CANDIDATES_SHOWN } from '../../store/hvd.ts';
import { type PageContext, pageHref } from './context.ts';
import { CountryFinding, type HvdItem, Verdict } from './hvd-parts.tsx';
import { renderPage } from './layout.tsx';
import { LangText } from './parts/text.tsx';
import { UpLink } from './parts/up-link.tsx';
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

/** Causes with a remedy that mending may know. */
const PROPOSED: ReadonlySet<Cause> = new Set<Cause>([
  'categoryMissing',
  'categoryTooBroad',
  'categoryUnknown',
  'licenceUnmapped',
  'licenceNotAccepted',
  'apiLicenceUnmapped',
  'apiLicenceNotAccepted',
]);

const proposalsHref = ({ record }: HvdItem): string => `/records/${record.id}/proposals`;

const MendLinks = ({ ctx, item }: Pick<HvdRecordPageProps, 'ctx' | 'item'>) => {
  const { proposals, validation } = validateMessagesOf(ctx.lang);
  return (
    <p>
      <a class="button" href={pageHref(ctx, proposalsHref(item))}>
        {proposals}
      </a>{' '}
      <a href={pageHref(ctx, `/records/${item.record.id}/validation`)}>{validation}</a>
    </p>
  );
};

const Changes = ({ ctx, item }: HvdRecordPageProps) => {
  const messages = hvdMessagesOf(ctx.lang);
  const { causes } = item.record;
  return (
    <section>
      <h2>{messages.changesHeading}</h2>
      <MendLinks ctx={ctx} item={item} />
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
                <td>
                  {messages.causes[cause].change}
                  {PROPOSED.has(cause) && (
                    <>
                      {' '}
                      <a href={pageHref(ctx, proposalsHref(item))}>{messages.seeProposals}</a>
                    </>
                  )}
                </td>
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

/** An access in words. */
const kindAndName = (access: Access, { ctx, nameOf }: HvdRecordPageProps): readonly [string, string] => {
  const { ways } = hvdMessagesOf(ctx.lang);
  const { way, distribution, service, serviceType } = access;
  const kind = way === 'distributionService' ? ways[way](serviceType ?? '') : ways[way];
  return [kind, service === null ? shownAddress(distribution ?? '') : nameOf(service)];
};

const AccessList = (props: HvdRecordPageProps) => {
  const { ctx, candidates } = props;
  const messages = hvdMessagesOf(ctx.lang);
  const ways = accessOf(candidates).map((access) => ({ access, said: kindAndName(access, props) }));
  const isCut = Math.max(candidates.distributions.length, candidates.services.length) >= MAX_CANDIDATES_SHOWN;
  if (ways.length === 0) return null;
  return (
    <section>
      <h2>{messages.accessHeading}</h2>
      <p>{messages.accessIntro}</p>
      <ul>
        {ways.map(({ access: { lacks }, said: [kind, name] }) => (
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
          <UpLink ctx={ctx} path="/hvd">
            {messages.allRecords}
          </UpLink>
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
        <AccessList {...props} />
      </>
    ),
  });
};
