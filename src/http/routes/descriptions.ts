/**
 * `/api/records/{id}/descriptions`: what each source says of a record. Everybody sees what is published; what
 * a curator withdrew, or another source outvotes, is for bearers of a token.
 */
import { readDescriptions } from '../../catalogue/descriptions.ts';
import { ID_PATTERN } from '../../catalogue/identity.ts';
import type { Handler } from '../app-env.ts';
import { statementsOf } from '../harvest-json.ts';
import { jsonResponse, keptJson } from '../json.ts';
import { principalOfRequest } from '../principal.ts';
import { requireDocument } from './record.ts';

export const getDescriptions: Handler = async (c) => {
  const id = c.req.param('id') ?? '';
  const isWhole = c.req.header('Authorization') !== undefined;
  if (isWhole) await principalOfRequest(c);
  const document = await requireDocument(c, ID_PATTERN.test(id) ? id : '');
  const descriptions = await readDescriptions(c.var.catalogue, document, { isWhole });
  const body = {
    id,
    iri: document.record.iri,
    descriptions: descriptions.map(({ given, derived, unpublished, memberships: _, ...facts }) => ({
      ...facts,
      statements: statementsOf(given),
      derived: statementsOf(derived),
      unpublished,
    })),
  };
  const Vary = 'Authorization';
  return isWhole ? jsonResponse(body, 200, { Vary }) : keptJson(c, body, { Vary });
};
