/**
 * The shapes of one profile, ready to judge data graphs: what the engine finds, as findings, once each.
 */
import { ns } from '../rdf/namespaces.ts';
import { type Quad, type Term, termKey } from '../rdf/terms.ts';
import { isAcrossRecords } from './across-records.ts';
import { claimsHvd } from './claims-hvd.ts';
import type { DataGraph } from './data-graph.ts';
import { createEngine, type Omission, type Result } from './engine.ts';
import type { Finding, Messages } from './finding.ts';
import { type Keyed, merged } from './merge.ts';
import { pathText } from './path.ts';
import type { ProfileId } from './profiles.ts';
import { type ShapeInfo, shapeInfos } from './shape-info.ts';
import { walk } from './walk.ts';

export interface Subject {
  readonly data: DataGraph;
  /** Whether a node belongs to the record itself. */
  readonly isOwn: (node: string) => boolean;
  readonly isWholeCatalogue: boolean;
}

/** Findings by what makes them the same as those of other profiles. */
export type Judge = (subject: Subject) => ReadonlyMap<string, Finding>;

/** How shapes say that they judge some resources only. */
const APPLIES_TO = 'urn:moisson:appliesTo';
const HVD_RESOURCE = 'urn:moisson:HvdResource';
const WHOLE_CATALOGUE = 'urn:moisson:WholeCatalogue';

const MAX_COUNT = ns.sh('MaxCountConstraintComponent').value;
/** So many values of a property that has too many are named. */
const MAX_VALUES = 10;

const isEmpty = (messages: Messages): boolean => Object.keys(messages).length === 0;

const messagesOf = ({ messages, standardMessages }: ShapeInfo, message: string | null): Messages => {
  if (!isEmpty(messages)) return messages;
  return message === null ? standardMessages : { en: message };
};

const keyedFinding = (
  profile: ProfileId,
  info: ShapeInfo,
  result: Omission | Result,
  { data, isOwn }: Subject,
): Keyed => {
  const { focus, path } = result;
  const { shape, severity, constraint, see } = info;
  const { value, message, count } =
    'count' in result ? { value: null, message: null, count: result.count } : { ...result, count: 1 };
  const text = path && pathText(path);
  const values = path && constraint === MAX_COUNT ? [...walk(data, focus, path).values()] : [];
  const told = value ? termKey(value) : (message ?? (count > 1 ? 'omitted' : ''));
  return {
    key: [termKey(focus), text, info.demand, told].join('\n'),
    finding: {
      focus,
      path: text,
      resultPath: path,
      value,
      ...(values.length > 0 && { values: values.slice(0, MAX_VALUES) }),
      severity,
      constraint,
      shape,
      profile,
      profiles: [profile],
      messages: messagesOf(info, message),
      see,
      isAcrossRecords: isAcrossRecords({ focus, path, value }, constraint, data, isOwn),
      isImplied: false,
      count,
    },
  };
};

export const createJudge = (profile: ProfileId, shapes: readonly Quad[]): Judge => {
  const engine = createEngine(shapes);
  const infoOf = shapeInfos(engine.shapes);
  const marked = (mark: string) => engine.shapes.subjects(APPLIES_TO, mark);
  const hvdShapes = marked(HVD_RESOURCE);
  const wholeShapes = marked(WHOLE_CATALOGUE);
  return (subject) => {
    const { data, isWholeCatalogue } = subject;
    const isApplicable = (shape: Term, focus: Term): boolean =>
      !hvdShapes.has(termKey(shape)) || claimsHvd(data.focusLayer, focus);
    const { results, omissions } = engine.validate(data, isApplicable);
    const found = [...results, ...omissions].filter(
      ({ constraint }) => isWholeCatalogue || !wholeShapes.has(termKey(constraint.shape.shapeNode)),
    );
    return merged(found.map((result) => keyedFinding(profile, infoOf(result.constraint), result, subject)));
  };
};
