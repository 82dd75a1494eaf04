/**
 * SHACL validation of any data graph against one shapes graph: rdf-validate-shacl compiles the shapes and
 * judges each constraint; the walk over shapes and focus nodes is ours, and results are plain objects, because
 * the library's own (a small RDF graph for each) cost many times the validation. Knows no profile.
 */
import SHACLValidator from 'rdf-validate-shacl';
import type { Constraint, Shape } from 'rdf-validate-shacl/src/shapes-graph.js';
import ValidationEngine from 'rdf-validate-shacl/src/validation-engine.js';
import { ns } from '../rdf/namespaces.ts';
import { type Quad, type Term, termKey } from '../rdf/terms.ts';
import type { DataGraph } from './data-graph.ts';
import { environment } from './environment.ts';
import { type Path, pathOf } from './path.ts';
import { NodePointer, PathTerm } from './pointer.ts';
import { StatementIndex } from './statement-index.ts';
import { focusNodes, targetOf } from './target.ts';
import { walk } from './walk.ts';

export interface Result {
  readonly focus: Term;
  readonly path: Path | null;
  readonly value: Term | null;
  readonly constraint: Constraint;
  /** What the library says where the shape has no message; in English. */
  readonly message: string | null;
}

/** Results that were only counted: more of what stands before them. */
export interface Omission {
  readonly focus: Term;
  readonly path: Path | null;
  readonly constraint: Constraint;
  count: number;
}

export interface Results {
  readonly results: readonly Result[];
  readonly omissions: readonly Omission[];
}

export interface Engine {
  readonly shapes: StatementIndex;
  /** @param isApplicable whether a shape judges a focus node that its target selects */
  readonly validate: (data: DataGraph, isApplicable?: (shape: Term, focus: Term) => boolean) => Results;
}

/** Results of one focus node and constraint beyond which they are only counted. */
export const MAX_RESULTS_EACH = 100;

/** The constraints that a property without any value can fail; all others need one to look at. */
const JUDGE_ABSENCE = new Set(
  ['MinCount', 'QualifiedMinCount', 'HasValue', 'Equals'].map(
    (name) => ns.sh(`${name}ConstraintComponent`).value,
  ),
);

type Pointer = Parameters<ValidationEngine['validateAll']>[0];
type Finding = NonNullable<ReturnType<ValidationEngine['normalizeValidationResult']>>;

const pointerTo = (data: DataGraph): Pointer => new NodePointer(data) as unknown as Pointer;
const graphOf = (pointer: Pointer): DataGraph => (pointer as unknown as NodePointer).graph;

const PROPERTY = ns.sh('PropertyConstraintComponent').value;

/** How one constraint is judged: by a further shape for each value, value by value, or all values at once. */
interface Step {
  readonly constraint: Constraint;
  readonly property: Shape | null;
  readonly isEachValue: boolean;
}

interface Plan {
  readonly path: Path | null;
  readonly steps: readonly Step[];
  /** The steps that remain when the path leads nowhere. */
  readonly withoutValues: readonly Step[];
}

/** From now on the library, too, walks the path through `walk.ts`. */
const adoptPath = (shape: Shape): Path | null => {
  if (!shape.pathObject) return null;
  if (shape.pathObject instanceof PathTerm) return shape.pathObject.path;
  const path = pathOf(shape.pathObject);
  shape.pathObject = new PathTerm(path);
  return path;
};

const planOf = (shape: Shape): Plan => {
  const path = adoptPath(shape);
  const steps = shape.constraints.map((constraint): Step => {
    const isProperty = constraint.component.node.value === PROPERTY;
    return {
      constraint,
      property: isProperty ? shape.context.shapesGraph.getShape(constraint.paramValue) : null,
      isEachValue: constraint.isValidationFunctionGeneric,
    };
  });
  const withoutValues = steps.filter(({ constraint }) => JUDGE_ABSENCE.has(constraint.component.node.value));
  return { path, steps, withoutValues };
};

class CollectingEngine extends ValidationEngine {
  #results: Result[] = [];
  #omissions: Omission[] = [];
  #streak = 0;
  readonly #plans = new WeakMap<Shape, Plan>();
  #silent: CollectingEngine | null = null;

  constructor(context: SHACLValidator, recordErrorsLevel: number) {
    // By default the library gives a node up after 50 checks, and says that all is well.
    super(context, { maxNodeChecks: 0, recordErrorsLevel });
  }

  override initReport(): void {}

  /** For `sh:not`, `sh:or` and the like, which ask only whether a node conforms. */
  override clone(): CollectingEngine {
    this.#silent ??= new CollectingEngine(this.context, 1);
    return this.#silent;
  }

  override validateNodeAgainstShape(focus: Term, shape: Shape, pointer: Pointer): boolean {
    if (shape.deactivated) return false;
    let plan = this.#plans.get(shape);
    if (!plan) {
      plan = planOf(shape);
      this.#plans.set(shape, plan);
    }
    const values = plan.path ? [...walk(graphOf(pointer), focus, plan.path).values()] : [focus];
    let isFailed = false;
    for (const step of values.length > 0 ? plan.steps : plan.withoutValues) {
      this.#streak = 0;
      if (!this.#isFailed(step, focus, values, pointer)) continue;
      isFailed = true;
      if (this.recordErrorsLevel > 0) break;
    }
    return isFailed;
  }

  #isFailed(
    { constraint, property, isEachValue }: Step,
    focus: Term,
    values: Term[],
    pointer: Pointer,
  ): boolean {
    if (!property && !isEachValue) return this.validateValueNodeAgainstConstraint(focus, null, constraint);
    let isFailed = false;
    for (const value of values)
      if (
        property
          ? this.validateNodeAgainstShape(value, property, pointer)
          : this.validateValueNodeAgainstConstraint(focus, value, constraint)
      )
        isFailed = true;
    return isFailed;
  }

  override validateValueNodeAgainstConstraint(
    focus: Term,
    value: Term | null,
    constraint: Constraint,
  ): boolean {
    this.recordErrorsLevel++;
    let output: ReturnType<Constraint['validationFunction']>;
    try {
      output = constraint.validationFunction(focus, value!, constraint);
    } finally {
      this.recordErrorsLevel--;
    }
    const found = (Array.isArray(output) ? output : [output])
      .map((each) => this.normalizeValidationResult(each, value))
      .filter((each) => each !== null);
    if (this.recordErrorsLevel === 0) for (const each of found) this.#collect(each, focus, value, constraint);
    return found.length > 0;
  }

  #collect(found: Finding, focus: Term, value: Term | null, constraint: Constraint): void {
    const own = constraint.shape.pathObject;
    const path = found.path ? pathOf(found.path) : own instanceof PathTerm ? own.path : null;
    this.#streak++;
    if (this.#streak <= MAX_RESULTS_EACH) {
      const message = found.message ?? null;
      this.#results.push({ focus, path, value: found.value ?? value, constraint, message });
    } else if (this.#streak === MAX_RESULTS_EACH + 1) {
      this.#omissions.push({ focus, path, constraint, count: 1 });
    } else this.#omissions.at(-1)!.count++;
  }

  take(): Results {
    const taken = { results: this.#results, omissions: this.#omissions };
    this.#results = [];
    this.#omissions = [];
    return taken;
  }
}

/**
 * The library reads the list of a `sh:or` anew for each value: it gets the same pointer again, which remembers
 * its list.
 */
const rememberLists = (shapes: SHACLValidator['$shapes']): void => {
  const pointers = new Map<string, ReturnType<typeof shapes.node>>();
  const node = shapes.node.bind(shapes) as typeof shapes.node;
  shapes.node = ((term: Term) => {
    const key = termKey(term);
    const known = pointers.get(key);
    if (known) return known;
    const pointer = node(term);
    const list = pointer.list?.bind(pointer);
    let items: readonly unknown[] | undefined;
    pointer.list = () => (items ??= [...(list?.() ?? [])]);
    pointers.set(key, pointer);
    return pointer;
  }) as typeof shapes.node;
};

export const createEngine = (shapes: readonly Quad[]): Engine => {
  const index = new StatementIndex(shapes);
  const validator = new SHACLValidator(environment.dataset([...shapes]), { factory: environment });
  const engine = new CollectingEngine(validator, 0);
  validator.validationEngine = engine;
  rememberLists(validator.$shapes);
  const targeted = validator.shapesGraph.shapesWithTarget.map((shape) => ({
    shape,
    target: targetOf(shape.shapeNode, index),
  }));
  return {
    shapes: index,
    validate: (data, isApplicable = () => true) => {
      const pointer = pointerTo(data);
      validator.$data = pointer;
      for (const { shape, target } of targeted)
        for (const focus of focusNodes(target, data).values())
          if (isApplicable(shape.shapeNode, focus)) engine.validateNodeAgainstShape(focus, shape, pointer);
      return engine.take();
    },
  };
};
