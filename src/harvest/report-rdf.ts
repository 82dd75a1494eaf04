/**
 * A run as a `prov:Activity`: what it used, when, what came of it. Counts and the outcome have names of our own,
 * as the outcomes of validation do.
 */
import { viewIri } from '../catalogue/view-node.ts';
import { viewId } from '../catalogue/views.ts';
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import { literal, namedNode, type Quad, quad } from '../rdf/terms.ts';
import type { RunSummary } from './report.ts';

const MOISSON = 'urn:moisson:';

export const runIri = (baseUrl: string, id: number): string => `${baseUrl}/runs/${id}`;

const isIri = (text: string): boolean => /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text);

export const runQuads = (run: RunSummary, baseUrl: string): Quad[] => {
  const activity = namedNode(runIri(baseUrl, run.id));
  const about = (predicate: Quad['predicate'], object: Quad['object']): Quad =>
    quad(activity, predicate, object);
  const time = (text: string) => literal(text, ns.xsd('dateTime'));
  const number = (value: number) => literal(String(value), ns.xsd('integer'));
  const generated = namedNode(viewIri(baseUrl, viewId('source', run.source)));
  return [
    about(namedNode(RDF_TYPE), ns.prov('Activity')),
    about(ns.dct('identifier'), literal(String(run.id))),
    about(ns.dct('title'), literal(`Harvest of ${run.source}`, 'en')),
    about(ns.dct('title'), literal(`Moissonnage de ${run.source}`, 'fr')),
    about(ns.prov('startedAtTime'), time(run.started)),
    ...(run.ended === null ? [] : [about(ns.prov('endedAtTime'), time(run.ended))]),
    // An address with a place for the page number is no IRI.
    ...(isIri(run.url) ? [about(ns.prov('used'), namedNode(run.url))] : []),
    about(ns.prov('generated'), generated),
    quad(generated, namedNode(RDF_TYPE), ns.dcat('Catalog')),
    about(namedNode(`${MOISSON}outcome`), literal(run.outcome ?? run.phase)),
    ...(run.fault === null ? [] : [about(ns.rdfs('comment'), literal(run.fault.detail, 'en'))]),
    ...Object.entries(run.counts).map(([name, count]) => about(namedNode(MOISSON + name), number(count))),
    ...Object.entries(run.timesMs).map(([name, ms]) => about(namedNode(`${MOISSON}${name}Ms`), number(ms))),
  ];
};
