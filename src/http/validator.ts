/**
 * The validator of this isolate, with the shapes and vocabularies that are bundled with the Worker. Made at its
 * first use: compiling shapes takes longer than most answers.
 */
import type { Validation } from '../catalogue/judge-records.ts';
import type { ProfilePolicy } from '../env.ts';
import { hash53 } from '../lib/hash.ts';
import { rulesText, shapesOf } from '../shacl/shapes-bundled.ts';
import { createValidator, type RecordValidator } from '../shacl/validate.ts';
import * as vocabularies from '../vocab/bundled.ts';

let made: RecordValidator | undefined;
let textHash: number | undefined;

export const validator = (): RecordValidator => {
  made ??= createValidator({ shapesOf, vocabularies });
  return made;
};

/** What the records of this catalogue are judged by. */
export const validationOf = ({
  validation,
}: {
  readonly validation: readonly ProfilePolicy[];
}): Validation => {
  textHash ??= hash53(rulesText());
  const profiles = validation.map(({ profile }) => profile);
  return {
    validator: validator(),
    profiles,
    rules: `${profiles.map(({ id }) => id).join(' ')} ${textHash}`,
  };
};
