import { describe, expect, it } from 'vitest';
import { damageLog } from '../../../src/catalogue/damage.ts';
import type { ReadIssue } from '../../../src/rdf/repair/issues.ts';
import { literal, namedNode, quad } from '../../../src/rdf/terms.ts';

const issue = (change: Partial<ReadIssue>): ReadIssue => ({
  kind: 'syntax',
  code: 'turtle-syntax',
  message: 'Turtle or TriG syntax error: Unexpected "."',
  line: 7,
  column: 3,
  ...change,
});
const onFile = quad(namedNode('http://x/file'), namedNode('http://x/p'), literal('v'));
const record = { id: 'a', kind: 'dataset', iri: 'http://x/a', quads: [onFile], memberships: [] } as const;

describe('damageLog', () => {
  it('knows whether the input was read to its end', () => {
    const damage = damageLog();
    damage.add(issue({ damaged: ['http://x/a'] }));
    expect(damage.unread()).toBeUndefined();
    damage.add(issue({ isRestUnread: true, line: 9 }));
    damage.add(issue({ isRestUnread: true, line: 10 }));
    expect(damage.unread()).toMatchObject({ line: 9 });
  });

  it('names the error that cost a record its completeness, also when it is in something that it owns', () => {
    const damage = damageLog();
    damage.add(issue({ damaged: ['http://x/file', 'http://x/b'] }));
    damage.add(issue({ damaged: ['http://x/file'], line: 12 }));
    expect([...damage.nodes()]).toEqual(['http://x/file', 'http://x/b']);
    expect(damage.causeOf(record)).toMatchObject({ line: 7 });
    expect(damage.touches(onFile)).toBe(true);
    expect(damageLog().touches(onFile)).toBe(false);
  });
});
