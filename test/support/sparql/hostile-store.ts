/** A store of some 50,000 triples with true statistics: small beside a catalogue, large enough for what grows. */
import { literal, namedNode, type Quad, quad, type Term } from '../../../src/rdf/terms.ts';
import { type Statistics, statisticsReader } from '../../../src/store/stats.ts';
import { countTriples, storeStatistics } from '../../../src/store/stats-gather.ts';
import { openSqlite, sqliteDb } from '../sqlite-db.ts';
import { fillStore } from './fill-store.ts';

const E = 'http://e.example/';
const RDF_TYPE = namedNode('http://www.w3.org/1999/02/22-rdf-syntax-ns#type');
const INTEGER = namedNode('http://www.w3.org/2001/XMLSchema#integer');

const DATASETS = 5_000;
/** Nodes of one chain. */
const CHAIN = 500;

const e = (name: string) => namedNode(E + name);
const say = (subject: Term, predicate: Term, object: Term): Quad =>
  quad(subject as never, predicate as never, object as never);

const describeDataset = (index: number): readonly Quad[] => {
  const dataset = e(`d${index}`);
  const next = (index + 1) % CHAIN === 0 ? index + 1 - CHAIN : index + 1;
  return [
    say(dataset, RDF_TYPE, e('Dataset')),
    say(dataset, e('title'), literal(`Dataset number ${index}`)),
    say(dataset, e('title'), literal(`Jeu de données ${index}`, 'fr')),
    say(dataset, e('text'), literal(`${'a'.repeat(30)}! ${index}`)),
    say(dataset, e('theme'), e(`theme${index % 13}`)),
    say(dataset, e('publisher'), e(`publisher${index % 97}`)),
    say(dataset, e('size'), literal(String(index), INTEGER)),
    say(dataset, e('next'), e(`d${next}`)),
    say(dataset, e('related'), e(`d${(index * 7) % DATASETS}`)),
    say(dataset, e('related'), e(`d${(index * 13 + 1) % DATASETS}`)),
  ];
};

export const hostileStore = async () => {
  const database = openSqlite();
  const db = sqliteDb(database);
  const quads = Array.from({ length: DATASETS }, (_, index) => describeDataset(index)).flat();
  await fillStore(db, {
    default: quads,
    named: new Map([0, 1, 2].map((part) => [`${E}g${part}`, quads.slice(part * 2_000, (part + 1) * 2_000)])),
  });
  await db.write([], storeStatistics(await countTriples(db), { version: 1, revision: 0, time: 0 }));
  const statistics: Statistics = await statisticsReader()(db, 0);
  const changes = (): number => Number(database.prepare('SELECT total_changes() AS n').get()!.n);
  return { db, statistics, changes };
};
