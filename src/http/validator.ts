/**
 * The validator of this isolate, with the shapes and vocabularies that are bundled with the Worker. Made at its
 * first use: compiling shapes takes longer than most answers.
 */
import { shapesOf } from '../shacl/shapes-bundled.ts';
import { createValidator, type RecordValidator } from '../shacl/validate.ts';
import * as vocabularies from '../vocab/bundled.ts';

let made: RecordValidator | undefined;

export const validator = (): RecordValidator => {
  made ??= createValidator({ shapesOf, vocabularies });
  return made;
};
