/**
 * The report on an input, for programs: as JSON, and as SHACL validation reports in RDF. What reading the input
 * found is a part of both, because a half-read catalogue must not pass for a good one.
 */
import type { DumpReport, JudgedRecord } from '../catalogue/judge-dump.ts';
import { KIND_NAMES } from '../catalogue/kinds.ts';
import { ns } from '../rdf/namespaces.ts';
import type { ReadIssue } from '../rdf/repair/issues.ts';
import { blankNode, literal, namedNode, type Quad, quad } from '../rdf/terms.ts';
import type { Finding, Outcome } from '../shacl/finding.ts';
import { type Profile, profileOf } from '../shacl/profiles.ts';
import { jsonReport, messageIn } from '../shacl/report-json.ts';
import { blankNames, reportStatements } from '../shacl/report-rdf.ts';
import { issuePlace } from './import-tally.ts';
import { nodeName } from './node-names.ts';
import type { ValidateInput } from './validate-input.ts';

const isSyntax = ({ kind }: ReadIssue): boolean => kind === 'syntax';

/** Whether all of the input could be read. */
export const isComplete = ({ issues }: ValidateInput): boolean => !issues.items.some(isSyntax);

const jsonInput = (input: ValidateInput, { records }: DumpReport) => ({
  origin: input.origin,
  name: input.name,
  format: input.format,
  statements: input.quads.length,
  records: Object.fromEntries(
    KIND_NAMES.map((kind) => [kind, records.filter((record) => record.kind === kind).length]),
  ),
  isComplete: isComplete(input),
  issues: input.issues.items.map((issue) => ({ ...issue, place: issuePlace(issue) })),
  issuesTotal: input.issues.total(),
});

const outcomeOf = ({ conforms, findings }: Pick<JudgedRecord, 'conforms' | 'findings'>): Outcome => ({
  conforms,
  findings,
  profiles: [],
  omitted: 0,
});

const jsonRecord = (record: JudgedRecord, languages: readonly string[]) => {
  const { id, iri, kind, counts, conforms, profiles } = record;
  const title = iri === null ? null : nodeName(record.quads, iri, languages);
  const { resources } = jsonReport(outcomeOf(record), languages);
  return { id, iri, kind, title, conforms, counts, profiles, resources };
};

/** The document that docs/http.md describes. */
export const jsonOf = (
  report: DumpReport,
  input: ValidateInput,
  languages: readonly string[],
  baseUrl: string,
) => ({
  conforms: report.conforms && isComplete(input),
  counts: report.counts,
  input: jsonInput(input, report),
  profiles: report.profiles.map((total) => {
    const { title, specification }: Profile = profileOf(total.profile)!;
    return {
      ...total,
      title: messageIn(title, languages)?.text,
      specification,
      shapes: `${baseUrl}/shapes/${total.profile}`,
    };
  }),
  rules: report.rules.map(({ messages, ...rule }) => {
    const message = messageIn(messages, languages);
    return { ...rule, message: message?.text ?? null, language: message?.language ?? null };
  }),
  records: report.records.map((record) => jsonRecord(record, languages)),
  omitted: report.omitted,
});

/** A syntax error as a result, so that `sh:conforms` is false where a part of the input was not read. */
const SYNTAX = 'urn:moisson:SyntaxConstraintComponent';

const syntaxFinding = (issue: ReadIssue, { profiles }: DumpReport): Finding => {
  const [damaged] = issue.damaged ?? [];
  const ids = profiles.map(({ profile }) => profile);
  return {
    focus: damaged === undefined || damaged.startsWith('_:') ? blankNode() : namedNode(damaged),
    path: null,
    resultPath: null,
    value: null,
    severity: 'violation',
    constraint: SYNTAX,
    shape: SYNTAX,
    profile: ids[0]!,
    profiles: ids,
    messages: { en: [issuePlace(issue), issue.message].filter(Boolean).join(': ') },
    see: null,
    isAcrossRecords: false,
    count: 1,
  };
};

export const rdfOf = (report: DumpReport, input: ValidateInput, baseUrl: string): readonly Quad[] => {
  const syntax = input.issues.items.filter(isSyntax).map((issue) => syntaxFinding(issue, report));
  const name = blankNames();
  const statements = reportStatements(
    {
      conforms: report.conforms,
      findings: [...syntax, ...report.records.flatMap(({ findings }) => findings)],
      profiles: report.profiles
        .filter(({ records }) => records > 0 || syntax.length > 0)
        .map((total) => ({
          ...total,
          violations: total.violations + syntax.length,
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
      repairs.map((issue) =>
        quad(
          node,
          ns.rdfs('comment'),
          literal([issuePlace(issue), issue.message].filter(Boolean).join(': '), 'en'),
        ),
      ),
    ),
  ];
};
