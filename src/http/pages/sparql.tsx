/**
 * The query editor: a plain form that works as it is, which the script turns into YASGUI's editor with its tables of
 * results. The examples are links to this page with the query filled in.
 */
import { hvdMessagesOf } from '../../i18n/hvd.ts';
import { sparqlMessagesOf } from '../../i18n/sparql.ts';
import { HVD_QUERY_NAMES } from '../../quality/hvd-report-queries.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { GRAPH_FORMAT_NAMES, labelOfFormat, TABLE_FORMAT_NAMES } from '../../sparql/results/formats.ts';
import { EXAMPLE_NAMES, EXAMPLES, FIRST_QUERY, REPORT_EXAMPLES } from '../sparql-examples.ts';
import { chosenLang, editorHref, localHref, type PageContext, pageHref } from './context.ts';
import { renderPage } from './layout.tsx';

export interface SparqlPageProps {
  readonly ctx: PageContext;
  /** The query that the URL names, or null. */
  readonly query: string | null;
  /** Addresses of the editor's parts, from the root of the catalogue. */
  readonly assets: { readonly scripts: readonly string[]; readonly style: string };
}

const Form = ({ ctx, query }: SparqlPageProps) => {
  const messages = sparqlMessagesOf(ctx.lang);
  const lang = chosenLang(ctx);
  return (
    <form class="long-form sparql-form" id="sparql-form" method="get" action={localHref(ctx, '/sparql')}>
      {lang !== null && <input type="hidden" name="lang" value={lang} />}
      <p class="field" id="sparql-field">
        <label for="query">{messages.query}</label>
        <textarea id="query" name="query" rows={16} spellcheck={false} required>
          {query ?? FIRST_QUERY}
        </textarea>
      </p>
      <div
        id="sparql-editor"
        hidden
        data-endpoint={localHref(ctx, '/sparql')}
        data-prefixes={JSON.stringify(PREFIXES)}
        data-label={messages.query}
        data-running={messages.running}
        data-done={messages.done}
        data-failed={messages.failed}
        data-place={messages.at('{line}', '{column}')}
        data-expected={messages.expected}
        data-page-size={messages.pageSize}
      />
      <p class="quiet" id="sparql-keys" hidden>
        {messages.keys}
      </p>
      <div class="sparql-actions">
        <p class="field" id="sparql-run" hidden>
          <button type="button" id="sparql-start">
            {messages.run}
          </button>
          <button type="button" id="sparql-stop" disabled>
            {messages.stop}
          </button>
        </p>
        <p class="field">
          <label for="format">{messages.format}</label>
          <select id="format" name="format">
            <optgroup label={messages.formatsTable}>
              {TABLE_FORMAT_NAMES.map((name) => (
                <option value={name}>{labelOfFormat(name)}</option>
              ))}
            </optgroup>
            <optgroup label={messages.formatsGraph}>
              {GRAPH_FORMAT_NAMES.map((name) => (
                <option value={name}>{labelOfFormat(name)}</option>
              ))}
            </optgroup>
          </select>
        </p>
        <p class="field">
          <button type="submit">{messages.download}</button>
        </p>
      </div>
    </form>
  );
};

const Examples = ({ ctx }: SparqlPageProps) => {
  const messages = sparqlMessagesOf(ctx.lang);
  const hvd = hvdMessagesOf(ctx.lang);
  return (
    <>
      <section>
        <h2>{messages.examplesHeading}</h2>
        <ul class="sparql-examples">
          {EXAMPLE_NAMES.map((name) => (
            <li>
              <a href={editorHref(ctx, EXAMPLES[name])}>{messages.examples[name]}</a>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{messages.reportHeading}</h2>
        <p>
          {messages.reportIntro} <a href={pageHref(ctx, '/hvd')}>{hvd.heading}</a>
        </p>
        <ul class="sparql-examples">
          {HVD_QUERY_NAMES.map((name) => (
            <li>
              <a href={editorHref(ctx, REPORT_EXAMPLES[name])}>{hvd.queries[name]}</a>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
};

const ForPrograms = ({ ctx }: SparqlPageProps) => {
  const messages = sparqlMessagesOf(ctx.lang);
  return (
    <section>
      <h2>{messages.programs}</h2>
      <p>{messages.programsIntro}</p>
      <pre class="code" tabindex={0}>
        {`curl -H 'Content-Type: application/sparql-query' -H 'Accept: text/csv' --data-binary @query.rq ${ctx.baseUrl}/sparql`}
      </pre>
      <p>
        <a href={localHref(ctx, '/sparql.ttl')}>{messages.description}</a> ·{' '}
        <a href={localHref(ctx, '/.well-known/void')}>{messages.statistics}</a>
      </p>
    </section>
  );
};

export const SparqlPage = (props: SparqlPageProps): string => {
  const { ctx, query, assets } = props;
  const messages = sparqlMessagesOf(ctx.lang);
  return renderPage({
    ctx,
    title: messages.heading,
    description: messages.intro,
    here: 'sparql',
    isIndexed: query === null,
    children: (
      <>
        <link rel="stylesheet" href={localHref(ctx, assets.style)} />
        <div class="page-head">
          <h1>{messages.heading}</h1>
          <p class="lead">{messages.intro}</p>
        </div>
        <Form {...props} />
        <p id="sparql-status" class="quiet" role="status" />
        <section id="sparql-answer" hidden>
          <h2>{messages.results}</h2>
          {/* YASGUI speaks English only. */}
          <div id="sparql-results" lang="en" />
        </section>
        <Examples {...props} />
        <ForPrograms {...props} />
        {assets.scripts.map((path) => (
          <script src={localHref(ctx, path)} defer />
        ))}
      </>
    ),
  });
};
