/** The API for people: every operation of the OpenAPI document, with forms that work as they are. */
import { apiMessagesOf } from '../../i18n/api.ts';
import { TAGS } from '../openapi-operation.ts';
import { localHref, type PageContext } from './context.ts';
import { renderPage } from './layout.tsx';
import { Operation } from './parts/operation.tsx';
import { type ApiDocument, operationViews } from './view/operation-view.ts';

export interface ApiPageProps {
  readonly ctx: PageContext;
  readonly document: ApiDocument;
}

export const ApiPage = ({ ctx, document }: ApiPageProps): string => {
  const messages = apiMessagesOf(ctx.lang);
  const views = operationViews(document);
  const groups = TAGS.map((tag) => ({ tag, operations: views.filter((view) => view.tag === tag) }));
  return renderPage({
    ctx,
    title: messages.heading,
    description: messages.intro,
    children: (
      <>
        <div class="page-head">
          <h1>{messages.heading}</h1>
          <p class="lead">{messages.intro}</p>
          <p>
            {messages.guide} <a href={localHref(ctx, '/openapi.json')}>{messages.openapi}</a>
          </p>
        </div>
        <nav class="api-contents" aria-label={messages.contents}>
          {groups.map(({ tag, operations }) => (
            <div>
              <p>
                <a href={`#${tag}`}>
                  <strong>{messages.tags[tag]}</strong>
                </a>
              </p>
              <ul>
                {operations.map(({ id, summary }) => (
                  <li>
                    <a href={`#${id}`}>{summary}</a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        {groups.map(({ tag, operations }) => (
          <section id={tag}>
            <h2>{messages.tags[tag]}</h2>
            {operations.map((operation) => (
              <Operation ctx={ctx} messages={messages} operation={operation} />
            ))}
          </section>
        ))}
      </>
    ),
  });
};
