import { describe, expect, it } from 'vitest';
import { damageLog } from '../../../src/cli/import/damage.ts';
import type { PlacedIssue } from '../../../src/cli/import/tally.ts';
import { literal, namedNode, quad } from '../../../src/rdf/terms.ts';

const issue = (change: Partial<PlacedIssue>): PlacedIssue => ({
  kind: 'syntax',
  code: 'turtle-syntax',
  message: 'Turtle or TriG syntax error: Unexpected "."',
  input: 'a.ttl',
  line: 7,
  column: 3,
  ...change,
});
const record = {
  id: 'a',
  kind: 'dataset',
  iri: 'http://x/a',
  quads: [quad(namedNode('http://x/file'), namedNode('http://x/p'), literal('v'))],
  memberships: [],
} as const;

describe('damageLog', () => {
  it('refuses an input whose rest was not read, and no other', () => {
    const damage = damageLog();
    damage.add(issue({ isRestUnread: true }));
    expect(() => damage.check('b.ttl')).not.toThrow();
    expect(() => damage.check('a.ttl')).toThrow('a.ttl:7:3: Turtle or TriG syntax error');
  });

  it('names the place that cost a record its completeness, also when it is in something that it owns', () => {
    const damage = damageLog();
    damage.add(issue({ damaged: ['http://x/file', 'http://x/b'] }));
    expect([...damage.nodes]).toEqual(['http://x/file', 'http://x/b']);
    expect(damage.rejectionOf(record)).toMatchObject({
      iri: 'http://x/a',
      code: 'source-damaged',
      reason: expect.stringContaining('(a.ttl:7:3)'),
    });
  });
});
