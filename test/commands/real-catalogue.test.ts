/**
 * A national catalogue through the commands: all of it comes back, again nothing is written, ten edits are ten
 * writes, and no kill leaves half a state.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whenEnded } from '../../src/cli/local/processes.ts';
import { readRunFile } from '../../src/cli/local/run-file.ts';
import type { Quad } from '../../src/rdf/terms.ts';
import { CORPORA, hasCorpora, readCorpus } from '../support/corpora.ts';
import {
  bySubject,
  canonicalForm,
  ownStatements,
  parseNTriples,
  resourcesIn,
} from '../support/own-statements.ts';
import { brokenInvariantsIn } from '../support/state-file.ts';
import {
  cleanUp,
  command,
  type RunningCommand,
  type StartedServer,
  scratchFolder,
  startServer,
} from './run-command.ts';

/** The whole catalogue when asked for (MOISSON_FULL=1); its sample, by the same rules, otherwise. */
const FILE = process.env.MOISSON_FULL ? 'belgium/full.nt.gz' : 'belgium/sample.nt.gz';
const CONCURRENT = 8;

interface Health {
  readonly revision: number;
  readonly records: number;
}
const health = async ({ url }: StartedServer): Promise<Health> =>
  (await (await fetch(`${url}/health`)).json()) as Health;

const runImport = (server: StartedServer, file: string, ...more: string[]): RunningCommand =>
  command(['import', ...more, file], { MOISSON_STATE: server.stateDir });

/** Runs `work` on all items, a few at a time. */
const each = async <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: CONCURRENT }, async () => {
      for (let item = queue.pop(); item !== undefined; item = queue.pop()) await work(item);
    }),
  );
};

describe.skipIf(!hasCorpora)(`importing ${FILE}`, () => {
  let server: StartedServer;
  beforeAll(async () => {
    server = await startServer();
  }, 600_000);
  afterAll(cleanUp, 30_000);

  it('stores every record', async () => {
    const run = runImport(server, join(CORPORA, FILE));
    expect(await run.exited, run.output()).toBe(0);
    expect(run.output()).toMatch(/rejected +0/);
  }, 900_000);

  it('serves each record as it came, in canonical form', async () => {
    const quads = await readCorpus(FILE, `${server.url}/`);
    const subjects = bySubject(quads);
    const resources = resourcesIn(subjects);
    const isNameless = (iri: string): boolean =>
      iri.includes('/.well-known/genid/') || iri.startsWith(`${server.url}/`);
    const forms = new Map<string, number>();
    const count = (form: string, by: number): void => {
      const next = (forms.get(form) ?? 0) + by;
      if (next === 0) forms.delete(form);
      else forms.set(form, next);
    };
    for (const resource of resources.values()) {
      count(await canonicalForm(ownStatements(resource, subjects, resources), isNameless), 1);
    }
    const ids = await allIds(server);
    expect(ids).toHaveLength(resources.size);
    await each(ids, async (id) => {
      const response = await fetch(`${server.url}/records/${id}.nt`);
      const text = await response.text();
      expect(response.status, `${id}: ${text.slice(0, 300)}`).toBe(200);
      count(await canonicalForm(withoutGenerated(parseNTriples(text), id, server.url), isNameless), -1);
    });
    expect([...forms].slice(0, 2), `${forms.size} forms differ`).toEqual([]);
  }, 1_800_000);

  it('writes nothing the second time', async () => {
    const before = await health(server);
    const run = runImport(server, join(CORPORA, FILE));
    expect(await run.exited, run.output()).toBe(0);
    expect(await health(server)).toEqual(before);
    expect(run.output()).toMatch(/created +0\n +updated +0\n/);
  }, 900_000);

  it('writes ten records when ten were edited', async () => {
    const before = await health(server);
    const lines = gunzipSync(readFileSync(join(CORPORA, FILE)))
      .toString('utf8')
      .split('\n');
    let edited = 0;
    const titles = new Set<string>();
    const changed = lines.map((line) => {
      const title =
        /^(<[^>]+\/dataset\/[^>]*>|<[^>]+>) <http:\/\/purl\.org\/dc\/terms\/title> "(?=[^"]*"@(nl|fr) \.$)/.exec(
          line,
        );
      if (!title || edited >= 10 || titles.has(title[1]!) || !isDataset(title[1]!, lines)) return line;
      titles.add(title[1]!);
      edited++;
      return line.replace('terms/title> "', 'terms/title> "Edited ');
    });
    expect(edited).toBe(10);
    const file = join(scratchFolder(), 'edited.nt.gz');
    writeFileSync(file, gzipSync(changed.join('\n')));
    const run = runImport(server, file);
    expect(await run.exited, run.output()).toBe(0);
    expect(run.output()).toMatch(/updated +10\n/);
    expect((await health(server)).revision).toBe(before.revision + 10);
  }, 900_000);
});

let datasets: Set<string> | null = null;
const isDataset = (subject: string, lines: readonly string[]): boolean => {
  datasets ??= new Set(
    lines.flatMap(
      (line) => /^(\S+) \S+#type> <http:\/\/www\.w3\.org\/ns\/dcat#Dataset> \.$/.exec(line)?.[1] ?? [],
    ),
  );
  return datasets.has(subject);
};

/** Ids of all members and of the catalogues, as the pages name them. */
const allIds = async ({ url }: StartedServer): Promise<string[]> => {
  const ids = new Set<string>();
  const record = new RegExp(
    `^<[^>]+> <http://www\\.w3\\.org/ns/dcat#record> <${url}/records/([^>]+)> \\.$`,
    'gm',
  );
  for (let next: string | undefined = `${url}/catalog.nt?page_size=1000`; next; ) {
    const response: Response = await fetch(next);
    expect(response.status).toBe(200);
    for (const [, id] of (await response.text()).matchAll(record)) ids.add(id!);
    next = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
  }
  return [...ids];
};

const withoutGenerated = (quads: readonly Quad[], id: string, url: string): Quad[] => {
  const record = `${url}/records/${id}`;
  return quads.filter(
    ({ subject, predicate, object }) =>
      subject.value !== record &&
      !subject.value.startsWith(`${record}#`) &&
      object.value !== record &&
      !/dcat#(dataset|service|catalog)$/.test(predicate.value),
  );
};

const killNow = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended already.
  }
};

describe.skipIf(!hasCorpora)('an import that is killed', () => {
  afterAll(cleanUp, 30_000);
  const ROUNDS = 20;
  /** Most of a round is a server that starts, which takes a minute on a busy machine. */
  const ROUND_MS = 120_000;

  it(
    `leaves a whole state behind, ${ROUNDS} times, and can be done again`,
    async () => {
      const stateDir = scratchFolder();
      const file = join(CORPORA, 'belgium/sample.nt.gz');
      let port = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const server = await startServer({
          MOISSON_STATE: stateDir,
          ...(port > 0 && { PORT: String(port) }),
        });
        port = server.port;
        const run = runImport(server, file, '--source', `round-${round % 5}`);
        const delayMs = 1_000 + ((round * 7_919) % 4_000);
        await Promise.race([run.exited, new Promise((resolve) => setTimeout(resolve, delayMs))]);
        const { hostPid, workerdPids } = readRunFile(stateDir)!;
        server.process.kill('SIGKILL');
        for (const pid of [...workerdPids, hostPid]) killNow(pid);
        run.process.kill('SIGKILL');
        await Promise.all([server.exited, run.exited]);
        await whenEnded([...workerdPids, hostPid], 10_000);
        expect(await brokenInvariantsIn(stateDir), `round ${round}`).toEqual({});
      }
      const server = await startServer({ MOISSON_STATE: stateDir, PORT: String(port) });
      const run = runImport(server, file, '--source', 'round-0');
      expect(await run.exited, run.output()).toBe(0);
      expect((await health(server)).records).toBeGreaterThan(688);
      expect(await brokenInvariantsIn(stateDir)).toEqual({});
    },
    ROUNDS * ROUND_MS,
  );
});
