/**
 * Statements on the stage of a run: each takes what it needs by its key, however much is staged.
 */
import { describe, expect, it } from 'vitest';
import { explainStatement } from '../../../src/store/explain.ts';
import {
  insertNodes,
  selectFacts,
  selectNodes,
  selectResources,
  setCut,
  setNames,
} from '../../../src/store/run-nodes.ts';
import { sqliteDb } from '../../support/sqlite-db.ts';

const RUN = 7;
const db = sqliteDb();

describe('statements on staged nodes', () => {
  it.each([
    ['what is known of some', selectFacts(RUN, ['a']), /PRIMARY KEY \(run=\? AND node=\?\)/],
    ['their statements', selectNodes(RUN, ['a']), /PRIMARY KEY \(run=\? AND node=\?\)/],
    ['those cut', setCut(RUN, ['a'], 1), /PRIMARY KEY \(run=\? AND node=\?\)/],
    ['resources', selectResources(RUN, '', 10), /run_node_resource \(run=\? AND node>\?\)/],
  ])('%s are found by their names', async (_, statement, expected) =>
    expect((await explainStatement(db, statement)).join('\n')).toMatch(expected),
  );

  it('names are kept beside statements, and go through nothing that is staged', async () => {
    expect((await explainStatement(db, setNames(RUN, [['a', 'b']]))).join('\n')).not.toContain('run_node');
    const at = async (node: string) => (await db.read([selectFacts(RUN, [node])])).rows[0];
    await db.write(
      [],
      [
        {
          sql: `INSERT INTO source (id, precedence, created, modified) VALUES ('s', 1, '', '')`,
        },
        {
          sql: `INSERT INTO run (id, source, config, phase, turn, state, started, beat)
            VALUES (${RUN}, 's', '{}', 'read', 0, '{}', '', '')`,
        },
        ...insertNodes(RUN, [{ node: '_:b', part: 1, marks: 1, content: 'x', inbound: '' }]),
        setNames(RUN, [['_:b', 'https://a.example/b']]),
      ],
    );
    expect(await at('_:b')).toEqual([
      expect.objectContaining({ name: 'https://a.example/b', marks: 0 }),
      expect.objectContaining({ name: null, marks: 1, described: 1 }),
    ]);
  });
});
