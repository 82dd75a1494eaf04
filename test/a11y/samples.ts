/** Every kind of page once or more, as complete HTML documents by name. */
import { CatalogPage } from '../../src/http/pages/catalog.tsx';
import { ErrorPage } from '../../src/http/pages/error.tsx';
import { GonePage } from '../../src/http/pages/gone.tsx';
import { HomePage } from '../../src/http/pages/home.tsx';
import type { RelatedList } from '../../src/http/pages/parts/related.tsx';
import { RecordPage } from '../../src/http/pages/record.tsx';
import {
  AGENT,
  CATALOG,
  contextAt,
  HOSTILE,
  ITEMS,
  labelOf,
  POOR,
  RICH,
  SERIES,
  SERVICE,
} from './fixtures.ts';

const counts = { datasets: 17828, services: 1, publishers: 0, highValue: 619 };
const themes = [
  { iri: 'https://example.org/t/1', label: 'Environnement', count: 2953, href: '/catalog?theme=1' },
  {
    iri: 'https://example.org/t/2',
    label: 'Agriculture, pêche et sylviculture',
    count: 1,
    href: '/catalog?theme=2',
  },
];

const related = (relation: RelatedList['relation'], total: number): RelatedList => ({
  relation,
  items: ITEMS,
  iris: ['https://data.example.org/d0', 'https://data.example.org/d1'],
  total,
  isWhole: true,
  published: null,
});

const list = {
  heading: 'Catalogue',
  description: 'Toutes les données.',
  items: ITEMS,
  total: 1234,
  page: 7,
  pageSize: 20,
  pages: 62,
  query: { q: 'eau', kind: 'dataset', hvd: true, theme: 'https://example.org/t/1' },
  hrefOfPage: (n: number) => `/catalog?q=eau&page=${n}`,
  activeFilters: [{ label: 'Thème', value: 'Environnement', removeHref: '/catalog?q=eau' }],
};

export const SAMPLES: Readonly<Record<string, () => string>> = {
  home: () => HomePage({ ctx: contextAt('/'), counts, latest: ITEMS, themes }),
  'empty home in English': () =>
    HomePage({
      ctx: contextAt('/?lang=en', 'en'),
      counts: { datasets: 0, services: 0, publishers: 0, highValue: 0 },
      latest: [],
      themes: [],
    }),
  list: () => CatalogPage({ ctx: contextAt('/catalog?q=eau&page=7'), ...list }),
  'empty list': () =>
    CatalogPage({ ctx: contextAt('/catalog?q=zzz'), ...list, items: [], total: 0, page: 1, pages: 0 }),
  'rich dataset': () =>
    RecordPage({
      ctx: contextAt('/datasets/rivers'),
      doc: RICH,
      labelOf,
      related: [related('relatedServedBy', 2)],
    }),
  'rich dataset in English': () =>
    RecordPage({ ctx: contextAt('/datasets/rivers?lang=en', 'en'), doc: RICH, labelOf }),
  'poor dataset': () => RecordPage({ ctx: contextAt('/datasets/poor'), doc: POOR, labelOf }),
  'hostile dataset': () => RecordPage({ ctx: contextAt('/datasets/hostile'), doc: HOSTILE, labelOf }),
  service: () =>
    RecordPage({
      ctx: contextAt('/services/api'),
      doc: SERVICE,
      labelOf,
      related: [related('relatedServes', 2)],
    }),
  agent: () =>
    RecordPage({
      ctx: contextAt('/entities/agency'),
      doc: AGENT,
      labelOf,
      related: [
        {
          ...related('relatedNamedBy', 3402),
          isWhole: false,
          published: { href: '/catalog?publisher=https%3A%2F%2Fdata.example.org%2Fagency', total: 1200 },
        },
      ],
    }),
  series: () =>
    RecordPage({
      ctx: contextAt('/series/levels?lang=en', 'en'),
      doc: SERIES,
      labelOf,
      related: [related('relatedInSeries', 2)],
    }),
  'record of a catalogue': () => RecordPage({ ctx: contextAt('/records/city'), doc: CATALOG, labelOf }),
  'not found': () =>
    ErrorPage({
      ctx: contextAt('/datasets/none'),
      status: 404,
      title: 'Not Found',
      detail: `There is no record “${'none'.repeat(40)}”.`,
      hint: 'Search the catalogue.',
    }),
  gone: () =>
    GonePage({
      ctx: contextAt('/datasets/gone'),
      iri: 'https://data.example.org/gone',
      withdrawn: '2026-01-01T00:00:00Z',
    }),
};
