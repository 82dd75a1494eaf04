/**
 * Whether a resource claims to be a high-value dataset, service, series or distribution: it names the
 * Regulation as applicable legislation, or has any category of high-value data.
 */
import { HVD_REGULATION, ns } from '../rdf/namespaces.ts';
import { type Term, termKey } from '../rdf/terms.ts';
import type { StatementIndex } from './statement-index.ts';

const LEGISLATION = ns.dcatap('applicableLegislation').value;
const CATEGORY = ns.dcatap('hvdCategory').value;

export const claimsHvd = (statements: StatementIndex, node: Term): boolean =>
  statements.objects(termKey(node), LEGISLATION).has(HVD_REGULATION) ||
  statements.objects(termKey(node), CATEGORY).size > 0;

export const hasHvdClaim = (statements: StatementIndex): boolean =>
  statements.inverse(CATEGORY).size > 0 || statements.subjects(LEGISLATION, HVD_REGULATION).size > 0;
