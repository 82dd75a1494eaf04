/** The vocabularies, and one of them as a table of concepts with what is mapped to it. */
import { formatNumber } from '../../i18n/format.ts';
import { validateMessagesOf } from '../../i18n/validate.ts';
import { type PageContext, pageHref } from './context.ts';
import { renderPage } from './layout.tsx';
import { UpLink } from './parts/up-link.tsx';
import { WideTable } from './parts/wide.tsx';
import { safeHref, shownAddress } from './view/safe-href.ts';
import { type ConceptView, type Name, nameIn, type SchemeView } from './view/scheme-view.ts';

export interface VocabsPageProps {
  readonly ctx: PageContext;
  readonly schemes: readonly { readonly id: string; readonly view: SchemeView }[];
}

const NameText = ({ name, ctx }: { readonly name: Name; readonly ctx: PageContext }) => (
  <span lang={name.lang === ctx.lang || name.lang === '' ? undefined : name.lang}>{name.text}</span>
);

const Title = ({ ctx, id, view }: { ctx: PageContext; id: string; view: SchemeView }) => {
  const name = nameIn(view.title, ctx.lang);
  return name ? <NameText name={name} ctx={ctx} /> : <span>{id}</span>;
};

export const VocabsPage = ({ ctx, schemes }: VocabsPageProps): string => {
  const messages = validateMessagesOf(ctx.lang);
  return renderPage({
    ctx,
    title: messages.vocabHeading,
    description: messages.vocabIntro,
    children: (
      <>
        <div class="page-head">
          <h1>{messages.vocabHeading}</h1>
          <p class="lead">{messages.vocabIntro}</p>
        </div>
        <WideTable label={messages.vocabHeading}>
          <thead>
            <tr>
              <th scope="col">{messages.vocabulary}</th>
              <th scope="col">{messages.concepts}</th>
              <th scope="col">{messages.mappings}</th>
            </tr>
          </thead>
          <tbody>
            {schemes.map(({ id, view }) => (
              <tr>
                <th scope="row">
                  <a href={pageHref(ctx, `/vocab/${id}`)}>
                    <Title ctx={ctx} id={id} view={view} />
                  </a>{' '}
                  <code>{id}</code>
                </th>
                <td class="number">{formatNumber(ctx.lang, view.concepts.length)}</td>
                <td class="number">{formatNumber(ctx.lang, view.mapped.length)}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      </>
    ),
  });
};

type LabelOf = (iri: string) => string | undefined;

const Address = ({ iri, labelOf }: { readonly iri: string; readonly labelOf: LabelOf }) => {
  const href = safeHref(iri);
  const shown = labelOf(iri) ?? shownAddress(iri);
  return href === null ? <code>{shown}</code> : <a href={href}>{shown}</a>;
};

const ConceptRow = ({
  ctx,
  concept,
  labelOf,
}: {
  readonly ctx: PageContext;
  readonly concept: ConceptView;
  readonly labelOf: LabelOf;
}) => {
  const messages = validateMessagesOf(ctx.lang);
  const { iri, notation, names, relations, isDeprecated } = concept;
  const ordered = names.toSorted((a, b) => Number(b.lang === ctx.lang) - Number(a.lang === ctx.lang));
  return (
    <tr>
      <th scope="row">
        {safeHref(iri) ? <a href={iri}>{notation ?? shownAddress(iri)}</a> : (notation ?? iri)}
        {isDeprecated && <span class="missing"> {messages.deprecated}</span>}
      </th>
      <td>
        <ul>
          {ordered.map((name) => (
            <li>
              <NameText name={name} ctx={ctx} />
              {name.lang !== '' && <span class="quiet"> {name.lang}</span>}
            </li>
          ))}
        </ul>
      </td>
      <td>
        <ul>
          {relations.map(({ relation, targets }) => (
            <li>
              <span class="quiet">{messages.relationNames[relation]}</span>{' '}
              {targets.map((target, at) => (
                <>
                  {at > 0 && ', '}
                  <Address iri={target} labelOf={labelOf} />
                </>
              ))}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
};

const Concepts = ({
  ctx,
  heading,
  first,
  concepts,
  labelOf,
}: {
  readonly ctx: PageContext;
  readonly heading: string;
  readonly first: string;
  readonly concepts: readonly ConceptView[];
  readonly labelOf: LabelOf;
}) => {
  const messages = validateMessagesOf(ctx.lang);
  if (concepts.length === 0) return null;
  return (
    <section>
      <h2>
        {heading} <span class="quiet">({formatNumber(ctx.lang, concepts.length)})</span>
      </h2>
      <WideTable label={heading}>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <th scope="col">{messages.labels}</th>
            <th scope="col">{messages.relations}</th>
          </tr>
        </thead>
        <tbody>
          {concepts.map((concept) => (
            <ConceptRow ctx={ctx} concept={concept} labelOf={labelOf} />
          ))}
        </tbody>
      </WideTable>
    </section>
  );
};

export interface VocabPageProps {
  readonly ctx: PageContext;
  readonly id: string;
  readonly iri: string;
  readonly mapping: string | null;
  readonly view: SchemeView;
}

export const VocabPage = ({ ctx, id, iri, mapping, view }: VocabPageProps): string => {
  const messages = validateMessagesOf(ctx.lang);
  const labels = new Map(
    [...view.concepts, ...view.mapped].map((concept) => [concept.iri, nameIn(concept.names, ctx.lang)?.text]),
  );
  const labelOf: LabelOf = (concept) => labels.get(concept);
  return renderPage({
    ctx,
    title: nameIn(view.title, ctx.lang)?.text ?? id,
    children: (
      <>
        <div class="page-head">
          <UpLink ctx={ctx} path="/vocab">
            {messages.vocabHeading}
          </UpLink>
          <h1>
            <Title ctx={ctx} id={id} view={view} />
          </h1>
          <p class="meta">
            <span>
              {messages.identifier} <code>{iri}</code>
            </span>
            {view.version && (
              <span>
                {messages.version} {view.version}
              </span>
            )}
            {mapping && <a href={pageHref(ctx, `/vocab/${mapping}.ttl`)}>{messages.mappings} (Turtle)</a>}
          </p>
        </div>
        <Concepts
          ctx={ctx}
          heading={messages.concepts}
          first={messages.code}
          concepts={view.concepts}
          labelOf={labelOf}
        />
        <Concepts
          ctx={ctx}
          heading={messages.mappingTable}
          first={messages.mapped}
          concepts={view.mapped}
          labelOf={labelOf}
        />
      </>
    ),
  });
};
