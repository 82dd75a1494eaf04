/**
 * The report on an input, for programs: as JSON, and as SHACL validation reports in RDF. What reading the input
 * found is a part of both, because a half-read catalogue must not pass for a good one.
 */
import type { DumpReport, JudgedRecord } from '../catalogue/judge-dump.ts';
import { KIND_NAMES } from '../catalogue/kinds.ts';
import { isLang, LANGS, type Lang } from '../i18n/languages.ts';
import { validateMessagesOf } from '../i18n/validate.ts';
import type { ReportedProposals } from '../quality/proposals-report.ts';
import { ns } from '../rdf/namespaces.ts';
import type { ReadIssue } from '../rdf/repair/issues.ts';
import { blankNode, literal, namedNode, type Quad, quad, type Term } from '../rdf/terms.ts';
import type { Finding, Messages } from '../shacl/finding.ts';
import { type Profile, profileOf } from '../shacl/profiles.ts';
import { jsonResources, jsonRule, messageIn } from '../shacl/report-json.ts';
import { blankNames, reportStatements } from '../shacl/report-rdf.ts';
import { issuePlace } from './import-tally.ts';
import { issueText } from './issue-text.ts';
import { nodeName } from './node-names.ts';
import type { LabelOf } from './page-data.ts';
import { proposalJson } from './proposal-json.ts';
import type { ValidateInput } from './validate-input.ts';

type ProposalJson = ReturnType<typeof proposalJson>;

const isSyntax = ({ kind }: ReadIssue): boolean => kind === 'syntax';

/** Whether all of the input could be read. */
export const isComplete = ({ issues }: ValidateInput): boolean => !issues.items.some(isSyntax);

/** Of what reading found: English, where the reader's languages have no words for it. */
const issueLang = (languages: readonly string[]): Lang => languages.find(isLang) ?? 'en';

/** Whether the input had any record: without one, no violation is no good news. */
export const isJudged = ({ records }: DumpReport): boolean => records.some(({ kind }) => kind !== null);

const jsonIssue = (issue: ReadIssue, lang: Lang) => {
  const { text, lang: language } = issueText(issue, lang);
  return { ...issue, message: text, language, place: issuePlace(issue) };
};

const jsonInput = (input: ValidateInput, { records }: DumpReport, languages: readonly string[]) => ({
  origin: input.origin,
  name: input.name,
  format: input.format,
  statements: input.quads.length,
  records: Object.fromEntries(
    KIND_NAMES.map((kind) => [kind, records.filter((record) => record.kind === kind).length]),
  ),
  isComplete: isComplete(input),
  issues: input.issues.items.map((issue) => jsonIssue(issue, issueLang(languages))),
  issuesTotal: input.issues.total(),
});

/** With the names that its nodes have in the input. */
const shownFinding =
  ({ asInInput }: DumpReport) =>
  (finding: Finding): Finding => ({
    ...finding,
    focus: asInInput(finding.focus),
    value: finding.value && asInInput(finding.value),
    ...(finding.values && { values: finding.values.map((value) => asInInput(value)) }),
  });

const jsonRecord = (
  report: DumpReport,
  record: JudgedRecord,
  languages: readonly string[],
  proposals: readonly ProposalJson[],
) => {
  const { id, iri, kind, counts, conforms, isValid, profiles, findings, omitted } = record;
  const title = iri === null ? null : nodeName(record.quads, iri, languages);
  const resources = jsonResources(findings.map(shownFinding(report)), languages);
  return { id, iri, kind, title, conforms, isValid, counts, profiles, resources, omitted, proposals };
};

/** What could be mended, in the words of a language. */
export interface ReportMending extends ReportedProposals {
  readonly lang: Lang;
  readonly labelOf: LabelOf;
}

export interface JsonReportOptions {
  readonly languages: readonly string[];
  readonly baseUrl: string;
  readonly mending: ReportMending;
}

/** The document that docs/http.md describes. */
export const jsonOf = (
  report: DumpReport,
  input: ValidateInput,
  { languages, baseUrl, mending }: JsonReportOptions,
) => ({
  conforms: report.conforms && isComplete(input) && isJudged(report),
  isValid: report.isValid && isComplete(input) && isJudged(report),
  note: isJudged(report) ? null : validateMessagesOf(issueLang(languages)).noRecord,
  counts: report.counts,
  input: jsonInput(input, report, languages),
  profiles: report.profiles.map((total) => {
    const { title, specification }: Profile = profileOf(total.profile)!;
    return {
      ...total,
      title: messageIn(title, languages)?.text,
      specification,
      shapes: `${baseUrl}/shapes/${total.profile}`,
    };
  }),
  rules: report.rules.map((rule) => jsonRule(rule, languages)),
  mending: {
    listed: mending.listed,
    isWhole: mending.isWhole,
    url: `${baseUrl}/validate?fix=true`,
  },
  records: report.records.map((record) =>
    jsonRecord(
      report,
      record,
      languages,
      mending.of(record).map((proposal) => proposalJson(proposal, mending.lang, mending.labelOf)),
    ),
  ),
  omitted: report.omitted,
});

/** A syntax error as a result, so that `sh:conforms` is false where a part of the input was not read. */
const SYNTAX = 'urn:moisson:SyntaxConstraintComponent';

/** With its place, which is numbers and an IRI, in every language that has words for it. */
const issueMessages = (issue: ReadIssue): Readonly<Partial<Record<Lang, string>>> =>
  Object.fromEntries(
    LANGS.map((lang) => issueText(issue, lang)).map(({ text, lang }) => [
      lang,
      [issuePlace(issue), text].filter(Boolean).join(': '),
    ]),
  );

/** What stands for the input as a whole. */
const inputFinding = (
  constraint: string,
  messages: Messages,
  { profiles }: DumpReport,
  focus: Term,
): Finding => {
  const ids = profiles.map(({ profile }) => profile);
  return {
    focus,
    path: null,
    resultPath: null,
    value: null,
    severity: 'violation',
    constraint,
    shape: constraint,
    profile: ids[0]!,
    profiles: ids,
    messages,
    see: null,
    isAcrossRecords: false,
    isImplied: false,
    count: 1,
  };
};

const syntaxFinding = (issue: ReadIssue, report: DumpReport): Finding => {
  const [damaged] = issue.damaged ?? [];
  const focus = damaged === undefined || damaged.startsWith('_:') ? blankNode() : namedNode(damaged);
  return inputFinding(SYNTAX, issueMessages(issue), report, focus);
};

/** The same where there was nothing to judge. */
const NO_RECORD = 'urn:moisson:NoRecordConstraintComponent';

const noRecordFinding = (report: DumpReport): Finding =>
  inputFinding(
    NO_RECORD,
    Object.fromEntries(LANGS.map((lang) => [lang, validateMessagesOf(lang).noRecord])),
    report,
    blankNode(),
  );

export const rdfOf = (report: DumpReport, input: ValidateInput, baseUrl: string): readonly Quad[] => {
  const ofInput = [
    ...input.issues.items.filter(isSyntax).map((issue) => syntaxFinding(issue, report)),
    ...(isJudged(report) ? [] : [noRecordFinding(report)]),
  ];
  const name = blankNames();
  const statements = reportStatements(
    {
      findings: [...ofInput, ...report.records.flatMap(({ findings }) => findings.map(shownFinding(report)))],
      profiles: report.profiles
        .filter(({ records }) => records > 0 || ofInput.length > 0)
        .map((total) => ({
          ...total,
          conforms: total.conforms && ofInput.length === 0,
          isApplicable: true,
          blocking: 0,
        })),
      omitted: report.omitted,
    },
    (profile) => `${baseUrl}/shapes/${profile}`,
    name,
  );
  const repairs = input.issues.items.filter((issue) => !isSyntax(issue));
  const reports = report.profiles.filter(({ records }) => records > 0).map(({ profile }) => name(profile));
  return [
    ...statements,
    ...reports.flatMap((node) =>
      repairs.flatMap((issue) =>
        Object.entries(issueMessages(issue)).map(([lang, text]) =>
          quad(node, ns.rdfs('comment'), literal(text, lang)),
        ),
      ),
    ),
  ];
};
