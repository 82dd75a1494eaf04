/**
 * What tests of writing have in common: records to write, and requests of the administrator or of a token.
 */
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import { ADMIN, BASE, client, parse, TURTLE_PREFIXES, textOf, valuesOf, withToken } from './http-client.ts';

const { get, fetch } = client();

export const dataset = (title: string, more = ''): string =>
  `<> a dcat:Dataset ; dct:title "${title}"@fr ; dct:identifier "x" ${more} .`;

export const remove = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(path, { method: 'DELETE', headers: { ...withToken(ADMIN), ...headers } });

export const problemOf = (response: Response) => response.json<Record<string, unknown>>();
export const codeOf = async (response: Response) => (await problemOf(response)).code;

/** What is published of a property of the resource of this path. */
export const publishedValues = async (path: string, property: string): Promise<string[]> =>
  valuesOf(parse(await textOf(await get(`${path}.nt`))), BASE + path, property);

export const titlesOf = (path: string): Promise<string[]> => publishedValues(path, `${PREFIXES.dct}title`);

/** A body of Turtle has every prefix declared. */
export const postImport = (
  query: string,
  body: string,
  { type = 'text/turtle', token = ADMIN } = {},
): Promise<Response> =>
  fetch(`/import?${query}`, {
    method: 'POST',
    body: type === 'text/turtle' ? TURTLE_PREFIXES + body : body,
    headers: { 'Content-Type': type, ...withToken(token) },
  });

export interface NewToken {
  readonly id: string;
  readonly token: string;
  readonly scope: string;
  readonly warning?: string;
}

export const makeToken = (body: Record<string, unknown>, token: string | null = ADMIN): Promise<Response> =>
  fetch('/api/tokens', {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...(token && withToken(token)) },
  });

export const tokenFor = async (scope: string): Promise<string> =>
  (await (await makeToken({ name: scope, scope })).json<NewToken>()).token;

export const as = (token: string) => client({}, { token });
