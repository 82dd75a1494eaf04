/**
 * Portals of other makes on one port of this machine, out of memory, so that what is measured is harvesting them; and
 * the corpus as a file, with what a file server says of one.
 */
import { createReadStream, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ckanPortal, opendatasoftPortal, udataPortal } from '../../test/support/harvest/api-portals.ts';
import type { Portal } from '../../test/support/harvest/test-harvester.ts';
import { entriesOf } from './api-entries.ts';

export interface Portals {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const NAMESPACES = `xmlns:csw="http://www.opengis.net/cat/csw/2.0.2" xmlns:ows="http://www.opengis.net/ows"
  xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco"`;

const xml = (text: string): Response =>
  new Response(`<?xml version="1.0"?>${text}`, { headers: { 'Content-Type': 'application/xml' } });

const numberIn = (text: string, name: string): number =>
  Number(new RegExp(`${name}="(\\d+)"`).exec(text)?.[1] ?? 1);

/** GetRecords by POST; whatever else is asked for is refused, as many servers refuse it. */
const cswPortal =
  (documents: readonly string[]): Portal =>
  (_, { body }) => {
    const asked = String(body ?? '');
    if (!asked.includes('startPosition'))
      return xml(
        `<ows:ExceptionReport ${NAMESPACES} version="1.2.0"><ows:Exception exceptionCode="OperationNotSupported"/></ows:ExceptionReport>`,
      );
    const start = numberIn(asked, 'startPosition');
    const part = documents.slice(start - 1, start - 1 + numberIn(asked, 'maxRecords'));
    const next = start + part.length > documents.length ? 0 : start + part.length;
    return xml(
      `<csw:GetRecordsResponse ${NAMESPACES}><csw:SearchResults numberOfRecordsMatched="${documents.length}" numberOfRecordsReturned="${part.length}" nextRecord="${next}">${part.join('')}</csw:SearchResults></csw:GetRecordsResponse>`,
    );
  };

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
};

const sendFile = (file: string, request: IncomingMessage, response: ServerResponse): void => {
  const { size, mtimeMs } = statSync(file);
  const headers = {
    'Content-Type': 'application/n-triples',
    ETag: `"${size.toString(16)}-${mtimeMs.toString(16)}"`,
    'Last-Modified': new Date(mtimeMs).toUTCString(),
  };
  if (request.headers['if-none-match'] === headers.ETag) response.writeHead(304, headers).end();
  else createReadStream(file).pipe(response.writeHead(200, { ...headers, 'Content-Length': size }));
};

/** `/ckan`, `/udata`, `/opendatasoft` and `/csw` with so many entries each; `/dump` is the file. */
export const startPortals = async (file: string, entries: number): Promise<Portals> => {
  const made = entriesOf(entries);
  const portals: Readonly<Record<string, Portal>> = {
    ckan: ckanPortal(() => made.ckan),
    udata: udataPortal(() => ({ datasets: made.udata, dataservices: [] })),
    opendatasoft: opendatasoftPortal(() => made.opendatasoft),
    csw: cswPortal(made.iso),
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, name = '', path = ''] = /^\/([a-z]+)(.*)$/.exec(request.url ?? '') ?? [];
    if (name === 'dump') return sendFile(file, request, response);
    const portal = portals[name];
    if (!portal) return void response.writeHead(404).end();
    const body = request.method === 'POST' ? await bodyOf(request) : null;
    const found = await portal(new URL(path, 'http://portal.example'), { body });
    response.writeHead(found.status, Object.fromEntries(found.headers)).end(await found.text());
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
