import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { bundledText, conceptScheme, labelsFor } from '../../src/vocab/bundled.ts';
import { VOCABULARY_IDS } from '../../src/vocab/schemes.ts';

describe('the vocabularies in the Worker', () => {
  it('come with the bundle, every one', async () => {
    for (const id of VOCABULARY_IDS) expect((await conceptScheme(id))?.length, id).toBeGreaterThan(0);
    expect(await conceptScheme('no-such-scheme')).toBeNull();
  });

  it('label what pages show', async () => {
    const theme = 'http://publications.europa.eu/resource/authority/data-theme/ENVI';
    const format = 'http://www.iana.org/assignments/media-types/text/csv';
    const labelOf = await labelsFor([theme, format], ['fr', 'en']);
    expect([labelOf(theme), labelOf(format)]).toEqual(['Environnement', 'CSV']);
  });

  it('parse in the times printed', () => {
    const times = VOCABULARY_IDS.map((id) => {
      const start = performance.now();
      const { length } = new Parser().parse(bundledText(id));
      return `${id}: ${length} statements, ${(performance.now() - start).toFixed(1)} ms`;
    });
    console.info(times.join('\n'));
    expect(times).toHaveLength(VOCABULARY_IDS.length);
  });
});
