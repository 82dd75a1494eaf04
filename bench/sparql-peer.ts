/**
 * The process of one peer: loads the dump, then answers one query after the other. Timed is the query alone, in
 * this process: to the last solution, without HTTP. Started by sparql-peers.ts, which ends it when it takes too long.
 */
import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import type { FromPeer, PeerName, ToPeer } from './sparql-peer-types.ts';
import { type JsonSolution, jsonSolutions, jsonTerm, rowsOf } from './sparql-rows.ts';

/** Evaluates a query to its end; what it returns makes rows of it when the clock has stopped. */
type Engine = (query: string) => Promise<() => readonly JsonSolution[]>;

const READ_BYTES = 16 * 1024 * 1024;

function* readBytes(file: string): Generator<Uint8Array> {
  const input = openSync(file, 'r');
  try {
    for (;;) {
      const buffer = new Uint8Array(READ_BYTES);
      const length = readSync(input, buffer);
      if (length === 0) return;
      yield buffer.subarray(0, length);
    }
  } finally {
    closeSync(input);
  }
}

/** Its answers are JSON, as ours are: to make objects of them would cost it more. */
const openOxigraph = async (file: string): Promise<Engine> => {
  const { Store } = await import('oxigraph');
  const store = new Store();
  store.load(readBytes(file) as never, {
    format: 'application/n-quads',
    no_transaction: true,
    unchecked: true,
  });
  return async (query) => {
    const text = store.query(query, { results_format: 'json' }) as string;
    return () => jsonSolutions(text);
  };
};

const openComunica = async (file: string): Promise<Engine> => {
  const [{ Parser, Store }, { QueryEngine }] = await Promise.all([
    import('n3'),
    import('@comunica/query-sparql'),
  ]);
  const store = new Store();
  const decoder = new StringDecoder('utf8');
  const parser = new Parser({ format: 'N-Quads' });
  let rest = '';
  for (const bytes of readBytes(file)) {
    const text = rest + decoder.write(Buffer.from(bytes));
    const end = text.lastIndexOf('\n') + 1;
    rest = text.slice(end);
    for (const quad of parser.parse(text.slice(0, end))) store.addQuad(quad);
  }
  const engine = new QueryEngine();
  return async (query) => {
    const found = await (await engine.queryBindings(query, { sources: [store] })).toArray();
    return () =>
      found.map((bindings) =>
        Object.fromEntries([...bindings].map(([name, term]) => [name.value, jsonTerm(term)])),
      );
  };
};

const ENGINES = { oxigraph: openOxigraph, comunica: openComunica } as const satisfies Record<
  PeerName,
  (file: string) => Promise<Engine>
>;

const say = (message: FromPeer): void => void process.send!(message);

let engine: Engine | undefined;

const handle = async (message: ToPeer): Promise<void> => {
  const started = performance.now();
  if (message.kind === 'load') {
    engine = await ENGINES[message.peer](message.file);
    return say({ kind: 'loaded', ms: performance.now() - started });
  }
  const solutions = await engine!(message.text);
  const ms = performance.now() - started;
  const { count, checksum, lines } = rowsOf(solutions());
  writeFileSync(message.rowsFile, lines.join('\n'));
  say({ kind: 'answered', ms, solutions: count, checksum });
};

process.on('message', (message: ToPeer) => {
  handle(message).catch((error: unknown) =>
    say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
