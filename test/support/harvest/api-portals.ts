/**
 * Portals with JSON APIs, as functions: CKAN, DKAN, udata and Opendatasoft answer what their lists hold at the moment.
 */
import type { Portal, TestHarvester } from './test-harvester.ts';

type Entry = Readonly<Record<string, unknown>>;

export const json = (value: unknown, status = 200): Response =>
  new Response(JSON.stringify(value), { status, headers: { 'Content-Type': 'application/json' } });

const number = (url: URL, name: string, otherwise: number): number =>
  Number(url.searchParams.get(name) ?? otherwise);

const ckanError = (status: number, message: string): Response =>
  json({ success: false, error: { __type: 'Not Found Error', message } }, status);

/** Sorted by when packages were made, as the list is. */
export const ckanPortal =
  (packages: () => readonly Entry[], { mostRows = 1000 } = {}): Portal =>
  (url) => {
    if (!url.pathname.endsWith('/api/3/action/package_search')) return ckanError(404, 'no such action');
    const start = number(url, 'start', 0);
    const all = packages();
    const results = all.slice(start, start + Math.min(mostRows, number(url, 'rows', 10)));
    return json({ success: true, result: { count: all.length, results } });
  };

/** No search; each package in a list of one. */
export const dkanPortal =
  (packages: () => readonly Entry[]): Portal =>
  (url) => {
    const action = url.pathname.split('/').at(-1);
    if (action === 'package_list') return json({ success: true, result: packages().map(({ name }) => name) });
    const found = packages().find(({ name }) => name === url.searchParams.get('id'));
    return action === 'package_show' && found
      ? json({ success: true, result: [found] })
      : new Response('<html>Not found</html>', { status: 404 });
  };

export const udataPortal =
  (lists: () => Readonly<Record<string, readonly Entry[]>>, { mostRows = 1000 } = {}): Portal =>
  (url) => {
    const name = /^\/api\/1\/(\w+)\/$/.exec(url.pathname)?.[1] ?? '';
    const all = lists()[name];
    if (!all) return json({ message: 'not found' }, 404);
    const [page, size] = [number(url, 'page', 1), Math.min(mostRows, number(url, 'page_size', 20))];
    const data = all.slice((page - 1) * size, page * size);
    const next = page * size < all.length ? `http://internal/api/1/${name}/?page=${page + 1}` : null;
    return json({ data, next_page: next, page, page_size: size, total: all.length });
  };

export const opendatasoftPortal =
  (datasets: () => readonly Entry[]): Portal =>
  (url) => {
    const [offset, limit] = [number(url, 'offset', 0), number(url, 'limit', 10)];
    const all = datasets();
    const results = all.slice(offset, offset + limit);
    if (url.pathname.endsWith('/exports/json')) return json(results);
    if (limit > 100 || offset + limit > 10_000) return json({ error_code: 'InvalidRESTParameterError' }, 400);
    return json({ total_count: all.length, results });
  };

/** Identifiers of the datasets that are published, in order. */
export const published = async ({ db }: TestHarvester): Promise<string[]> =>
  (
    await db.read([
      {
        sql: `SELECT d.identifier FROM record r JOIN description d ON d.record = r.seq
          WHERE r.kind = 'dataset' AND r.status = 'published' ORDER BY d.identifier`,
      },
    ])
  ).rows[0]!.map(({ identifier }) => String(identifier));

export const problemsOf = async (
  { db }: TestHarvester,
  run: number,
): Promise<readonly { readonly kind: string; readonly code: string; readonly record: string | null }[]> =>
  (
    await db.read([
      { sql: 'SELECT kind, code, record FROM run_problem WHERE run = ? ORDER BY number', params: [run] },
    ])
  ).rows[0]!.map(({ kind, code, record }) => ({
    kind: String(kind),
    code: String(code),
    record: record === null ? null : String(record),
  }));
