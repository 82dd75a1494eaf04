/**
 * Damage of an input in the words of the command: what is refused, and why.
 */
import { type Damage, damageReason, SOURCE_DAMAGED } from '../../catalogue/damage.ts';
import type { IncomingRecord } from '../../catalogue/incoming.ts';
import { CliError } from '../cli-error.ts';
import type { Rejection } from './answer.ts';
import { placeOf } from './place.ts';
import type { PlacedIssue } from './tally.ts';

/** The codes of documents in which there is no RDF at all. */
const IS_NO_RDF = /^document-|-no-rdf$/;

/** Throws when an input was not read to its end: what is missing may belong to any of its records. */
export const checkReadToEnd = (damage: Damage<PlacedIssue>): void => {
  const issue = damage.unread();
  if (!issue) return;
  throw new CliError(`${placeOf(issue)}: ${issue.message}`, {
    hint: IS_NO_RDF.test(issue.code)
      ? 'Nothing was imported.'
      : 'Nothing was imported, because what could not be read may belong to any record. Mend the place, or get the file again.',
  });
};

export const damagedRejection = (damage: Damage<PlacedIssue>, record: IncomingRecord): Rejection => {
  const cause = damage.causeOf(record);
  return { iri: record.iri, code: SOURCE_DAMAGED, reason: damageReason(cause ? placeOf(cause) : '') };
};
