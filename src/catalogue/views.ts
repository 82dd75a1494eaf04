/**
 * The views: catalogues at `/catalogs/{id}` that nobody wrote, one row each. A stored catalogue with the same id comes
 * first.
 */
import type { ViewRow } from './view-row.ts';
import { HVD_VIEW, PUBLISHER_VIEW, SOURCE_VIEW, THEME_VIEW } from './views-by-value.ts';
import { EU_VIEW, UDATA_VIEW } from './views-for-portals.ts';

/** In the order in which they are listed. */
export const VIEWS = {
  eu: EU_VIEW,
  udata: UDATA_VIEW,
  hvd: HVD_VIEW,
  theme: THEME_VIEW,
  source: SOURCE_VIEW,
  publisher: PUBLISHER_VIEW,
} as const satisfies Readonly<Record<string, ViewRow>>;

export type ViewName = keyof typeof VIEWS;

export const VIEW_NAMES = Object.keys(VIEWS) as ViewName[];

/** `theme-envi`, `hvd`: which view it is, and the key in it; null for what can be none. */
export const splitViewId = (id: string): { readonly name: ViewName; readonly key: string } | null => {
  const at = id.indexOf('-');
  const [start, key] = at < 0 ? [id, ''] : [id.slice(0, at), id.slice(at + 1)];
  const name = VIEW_NAMES.find((each) => each === start);
  return name && VIEWS[name].hasKey === at >= 0 && (at < 0 || key !== '') ? { name, key } : null;
};

export const viewId = (name: ViewName, key: string): string => (key === '' ? name : `${name}-${key}`);
