/** The profiles, and the rules of one of them as a table, with messages in the reader's language. */
import { formatNumber } from '../../i18n/format.ts';
import { messagesOf } from '../../i18n/messages.ts';
import { validateMessagesOf } from '../../i18n/validate.ts';
import { PROFILES, type Profile, profileOf, type ShapesOf } from '../../shacl/profiles.ts';
import { messageIn } from '../../shacl/report-json.ts';
import { type PageContext, pageHref } from './context.ts';
import { renderPage } from './layout.tsx';
import { Message, SeverityBadge } from './parts/finding.tsx';
import { UpLink } from './parts/up-link.tsx';
import { WideTable } from './parts/wide.tsx';
import { prefixedName, propertyLabel } from './view/property-label.ts';
import { type RuleGroup, ruleGroups } from './view/shape-rules.ts';

interface Props {
  readonly ctx: PageContext;
  readonly shapesOf: ShapesOf;
}

const AboutProfile = ({ ctx, profile }: { readonly ctx: PageContext; readonly profile: Profile }) => {
  const messages = validateMessagesOf(ctx.lang);
  const base = profile.extends ? profileOf(profile.extends) : null;
  return (
    <>
      {profile.appliesTo === 'hvd' && <p>{messages.appliesHvd}</p>}
      <p class="meta">
        <a href={profile.specification}>{messages.specification}</a>
        {base && (
          <span>
            {messages.extends} <a href={pageHref(ctx, `/shapes/${base.id}`)}>{base.title[ctx.lang]}</a>
          </span>
        )}
        {profile.isCurrentOf && (
          <span>
            {messages.alias} <code>{profile.isCurrentOf}</code>
          </span>
        )}
        <a href={pageHref(ctx, `/validate?profile=${profile.id}`)}>{messages.tryIt}</a>
      </p>
    </>
  );
};

const countRules = (groups: readonly RuleGroup[]): number =>
  groups.reduce((sum, { rules }) => sum + rules.length, 0);

export const ProfilesPage = ({ ctx, shapesOf }: Props): string => {
  const messages = validateMessagesOf(ctx.lang);
  return renderPage({
    ctx,
    title: messages.shapesHeading,
    description: messages.shapesIntro,
    children: (
      <>
        <div class="page-head">
          <h1>{messages.shapesHeading}</h1>
          <p class="lead">{messages.shapesIntro}</p>
        </div>
        <ul class="record-list">
          {PROFILES.map((profile) => {
            const rules = countRules(ruleGroups(shapesOf(profile)));
            return (
              <li class="record-item">
                <h2>
                  <a href={pageHref(ctx, `/shapes/${profile.id}`)}>{profile.title[ctx.lang]}</a>
                </h2>
                <p class="quiet">
                  <code>{profile.id}</code>, {messages.rulesCount(rules, formatNumber(ctx.lang, rules))}
                </p>
                <AboutProfile ctx={ctx} profile={profile} />
              </li>
            );
          })}
        </ul>
      </>
    ),
  });
};

const Group = ({ ctx, rdfClass, rules }: RuleGroup & { readonly ctx: PageContext }) => {
  const { lang } = ctx;
  const messages = validateMessagesOf(lang);
  const labels = messagesOf(lang);
  const title = rdfClass === null ? '' : (prefixedName(rdfClass) ?? rdfClass);
  return (
    <section>
      <h2>
        <code>{title}</code>
      </h2>
      <WideTable label={title}>
        <thead>
          <tr>
            <th scope="col">{messages.property}</th>
            <th scope="col">{messages.obligation}</th>
            <th scope="col">{messages.message}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ name, path, severity, messages: said, see }) => (
            <tr>
              <th scope="row">
                {messageIn(name, [lang])?.text ??
                  (path === null ? '' : propertyLabel(path, labels, () => undefined))}
                {path !== null && (
                  <>
                    <br />
                    <code>{prefixedName(path) ?? path}</code>
                  </>
                )}
              </th>
              <td>
                <SeverityBadge severity={severity} lang={lang} />
              </td>
              <td>
                <Message messages={said} languages={[lang]} lang={lang} />
                {see && (
                  <>
                    {' '}
                    <a class="quiet" href={see}>
                      {messages.explanation}
                    </a>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
};

export const ProfilePage = ({ ctx, profile, shapesOf }: Props & { readonly profile: Profile }): string => {
  const groups = ruleGroups(shapesOf(profile)).filter(({ rules }) => rules.length > 0);
  return renderPage({
    ctx,
    title: profile.title[ctx.lang],
    children: (
      <>
        <div class="page-head">
          <UpLink ctx={ctx} path="/shapes">
            {validateMessagesOf(ctx.lang).shapesHeading}
          </UpLink>
          <h1>{profile.title[ctx.lang]}</h1>
          <AboutProfile ctx={ctx} profile={profile} />
        </div>
        {groups.map((group) => (
          <Group ctx={ctx} {...group} />
        ))}
      </>
    ),
  });
};
