/** A portal on this machine that gives one Turtle document: for servers that harvest it in processes of their own. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export const datasetsNamed = (names: readonly string[]): string =>
  names
    .map(
      (name) =>
        `<https://portal.example/${name}> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> "${name}"@en .`,
    )
    .join('\n');

export interface LocalPortal {
  /** For `FETCH_ALLOW_HOSTS`. */
  readonly host: string;
  readonly address: string;
  readonly close: () => void;
}

/** @param document what it gives at this moment, by the headers of the request */
export const startLocalPortal = async (
  document: (headers: IncomingHttpHeaders) => string,
): Promise<LocalPortal> => {
  const portal = createServer(({ headers }, response) => {
    response.writeHead(200, { 'content-type': 'text/turtle' });
    response.end(document(headers));
  });
  await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(portal.address() as AddressInfo).port}`;
  return { host, address: `http://${host}/`, close: () => void portal.close() };
};
