import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IMPORT_USAGE } from '../../../src/cli/import/arguments.ts';
import { LOCAL_VARIABLES } from '../../../src/cli/local/settings.ts';
import { PROJECT_ROOT } from '../../../src/cli/project-root.ts';

const read = (path: string): string => readFileSync(join(PROJECT_ROOT, path), 'utf8');
const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);

describe('docs/commands.md', () => {
  const text = read('docs/commands.md');

  it.each(scripts)('tells of npm run %s', (name) => {
    expect(text).toMatch(new RegExp(`npm (?:run )?${name}|\`${name}\``));
  });

  it.each(Object.keys(LOCAL_VARIABLES))('tells of %s', (name) => {
    expect(text).toContain(`\`${name}\``);
  });

  it.each([...new Set(IMPORT_USAGE.match(/--[a-z][a-z-]+/g))])('tells of %s', (option) => {
    expect(text).toContain(option);
  });
});

describe('docs/deploy.md', () => {
  const text = read('docs/deploy.md');

  it('exports every table that is not computed from others', () => {
    const schema = readdirSync(join(PROJECT_ROOT, 'migrations'))
      .map((name) => read(`migrations/${name}`))
      .join('\n');
    const tables = [...schema.matchAll(/^CREATE TABLE (?:IF NOT EXISTS )?(\w+)/gm)].map(([, name]) => name!);
    const computed = [
      'triple',
      'stale_search',
      'outcome',
      'stale_outcome',
      'statistics',
      'predicate_count',
      'heavy_pair',
      'facet',
      'facet_set',
      'facet_value',
      'listing',
      'dump',
      'dump_writing',
      'dump_digest',
      'run_page',
      'run_part',
      'run_node',
      'run_problem',
    ];
    const exported = [...text.matchAll(/--table (\w+)/g)].map(([, name]) => name!);
    expect(exported.sort()).toEqual(tables.filter((name) => !computed.includes(name)).sort());
  });

  it('names commands that exist', () => {
    for (const [, name] of text.matchAll(/npm run ([a-z]+)/g)) expect(scripts).toContain(name);
  });
});
