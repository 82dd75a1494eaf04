/**
 * The verdicts of harvesters as JSON: figures, and one record at one harvester, with the rules in the reader's
 * language.
 */
import { harvesterMessagesOf } from '../i18n/harvesters.ts';
import type { Lang } from '../i18n/languages.ts';
import { HARVESTERS, type Harvester, type HarvesterId } from '../quality/harvesters/harvesters.ts';
import { RULES, type RuleId, rulesOf } from '../quality/harvesters/rules.ts';
import type { HarvesterTotals, Judged } from '../quality/harvesters/totals.ts';

/** The rules of a harvester as they stand in its own program. */
export const rulesJson = (harvester: HarvesterId, lang: Lang) =>
  Object.fromEntries(
    rulesOf(harvester).map(({ id, severity, see }) => [
      id,
      { severity, see: see[harvester], ...harvesterMessagesOf(lang).rules[id] },
    ]),
  );

type EntryOf = (harvester: Harvester) => string;

export const harvesterJson = (harvester: HarvesterId, lang: Lang, baseUrl: string, entryOf: EntryOf) => {
  const { name, see } = HARVESTERS[harvester];
  return {
    ...{ harvester, label: name, see, entry: entryOf(HARVESTERS[harvester]) },
    about: harvesterMessagesOf(lang).about[harvester],
    report: `${baseUrl}/harvesters/${harvester}`,
  };
};

export const totalsJson = (totals: HarvesterTotals, lang: Lang, baseUrl: string, entryOf: EntryOf) => {
  const { harvester, kinds, distributions, highValue, rules } = totals;
  const records = (rule: RuleId): string => `${baseUrl}/harvesters/${harvester}?rule=${rule}`;
  return {
    ...harvesterJson(harvester, lang, baseUrl, entryOf),
    ...{ kinds, distributions, highValue },
    rules: rules.map((each) => ({ ...each, list: records(each.rule) })),
  };
};

const severityOf = (rule: RuleId) => RULES.find(({ id }) => id === rule)!.severity;

export const verdictJson = ({ verdict }: Judged, lang: Lang) => ({
  harvester: verdict.harvester,
  ...{ verdict: verdict.verdict, name: verdict.name, isHighValue: verdict.isHighValue },
  rules: verdict.rules.map((rule) => ({
    rule,
    severity: severityOf(rule),
    ...harvesterMessagesOf(lang).rules[rule],
  })),
});

export const memberJson = (
  { member: { id, iri, kind, identifier, distributions } }: Judged,
  title: string | null,
  baseUrl: string,
) => ({ id, iri, kind, title, identifier, distributions, report: `${baseUrl}/records/${id}/harvesters` });
