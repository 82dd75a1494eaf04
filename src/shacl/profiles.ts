/**
 * The profiles that a record is validated against, one row each: a profile is its shapes files in `shapes/`,
 * read as one graph. Where their text comes from is the loader's affair (`shapes-bundled.ts` in the Worker,
 * `shapes-files.ts` in Node). Adding a profile is a file, a row here and an import in `shapes-bundled.ts`.
 */
import { Parser } from 'n3';
import type { Quad } from '../rdf/terms.ts';

/** The languages that every title, name and message of a profile has. */
export const SHAPE_LANGUAGES = ['en', 'fr', 'de', 'nl'] as const;
export type Language = (typeof SHAPE_LANGUAGES)[number];

interface ProfileRow {
  /** Stands in URLs: `/shapes/{id}`, `?profile={id}`. */
  readonly id: string;
  readonly title: Readonly<Record<Language, string>>;
  /** The page of the specification. */
  readonly specification: string;
  /**
   * Names in `shapes/`, all that the profile consists of. A later file adds to the earlier ones; it takes a
   * rule of theirs out with `sh:deactivated true`.
   */
  readonly files: readonly string[];
  /** The profile whose files this one begins with. */
  readonly extends?: string;
  /** The id that names the current version of the specification. */
  readonly isCurrentOf?: string;
  /** `hvd`: node shapes marked `moisson:appliesTo moisson:HvdResource` judge resources that claim HVD only. */
  readonly appliesTo: 'every' | 'hvd';
}

const ROWS = [
  {
    id: 'dcat-ap-3.0.1',
    title: { en: 'DCAT-AP 3.0.1', fr: 'DCAT-AP 3.0.1', de: 'DCAT-AP 3.0.1', nl: 'DCAT-AP 3.0.1' },
    specification: 'https://semiceu.github.io/DCAT-AP/releases/3.0.1/',
    files: ['dcat-ap-3.0.1.ttl'],
    isCurrentOf: 'dcat-ap',
    appliesTo: 'every',
  },
  {
    id: 'dcat-ap-hvd-3.0.0',
    title: {
      en: 'DCAT-AP for high-value datasets 3.0.0',
      fr: 'DCAT-AP pour les ensembles de données de forte valeur 3.0.0',
      de: 'DCAT-AP für hochwertige Datensätze 3.0.0',
      nl: 'DCAT-AP voor hoogwaardige datasets 3.0.0',
    },
    specification: 'https://semiceu.github.io/DCAT-AP/releases/3.0.0-hvd/',
    files: ['dcat-ap-hvd-3.0.0.ttl'],
    appliesTo: 'hvd',
  },
  {
    id: 'dcat-ap-hvd-3.0.1',
    title: {
      en: 'DCAT-AP for high-value datasets 3.0.1',
      fr: 'DCAT-AP pour les ensembles de données de forte valeur 3.0.1',
      de: 'DCAT-AP für hochwertige Datensätze 3.0.1',
      nl: 'DCAT-AP voor hoogwaardige datasets 3.0.1',
    },
    specification: 'https://semiceu.github.io/DCAT-AP/releases/3.0.1-hvd/',
    files: ['dcat-ap-hvd-3.0.0.ttl', 'dcat-ap-hvd-3.0.1.ttl'],
    extends: 'dcat-ap-hvd-3.0.0',
    isCurrentOf: 'dcat-ap-hvd',
    appliesTo: 'hvd',
  },
  {
    id: 'dcat-ap-lu',
    title: {
      en: 'DCAT-AP for Luxembourg (example)',
      fr: 'DCAT-AP pour le Luxembourg (exemple)',
      de: 'DCAT-AP für Luxemburg (Beispiel)',
      nl: 'DCAT-AP voor Luxemburg (voorbeeld)',
    },
    specification: 'https://data.public.lu/',
    files: ['dcat-ap-3.0.1.ttl', 'dcat-ap-lu.ttl'],
    extends: 'dcat-ap-3.0.1',
    appliesTo: 'every',
  },
] as const satisfies readonly ProfileRow[];

export type ProfileId = (typeof ROWS)[number]['id'];
export type ShapesFile = (typeof ROWS)[number]['files'][number];

export interface Profile extends ProfileRow {
  readonly id: ProfileId;
  readonly files: readonly ShapesFile[];
}

export const PROFILES: readonly Profile[] = ROWS;

export const SHAPES_FILES: readonly ShapesFile[] = [...new Set(PROFILES.flatMap(({ files }) => files))];

/** The profile of an id, or the current one of an alias such as `dcat-ap`; null when there is none. */
export const profileOf = (idOrAlias: string): Profile | null =>
  PROFILES.find(({ id, isCurrentOf }) => id === idOrAlias || isCurrentOf === idOrAlias) ?? null;

/** Ids and the aliases that name current versions. */
export const PROFILE_NAMES: readonly string[] = PROFILES.flatMap(({ id, isCurrentOf }) =>
  isCurrentOf ? [isCurrentOf, id] : [id],
);

/** Gives the Turtle text of a shapes file. */
export type ShapesLoader = (file: ShapesFile) => string;

/** The shapes of a profile; each file is read and parsed once, when first needed. */
export type ShapesOf = (profile: Profile) => readonly Quad[];

export const shapesFrom = (load: ShapesLoader): ShapesOf => {
  const parsed = new Map<string, readonly Quad[]>();
  const joined = new Map<string, readonly Quad[]>();

  const quadsOf = (file: ShapesFile): readonly Quad[] => {
    const known = parsed.get(file);
    if (known) return known;
    // Blank nodes of two files must not fall together.
    const quads = new Parser({ blankNodePrefix: `_:${file.replace(/[^a-z0-9]/g, '')}` }).parse(load(file));
    parsed.set(file, quads);
    return quads;
  };

  return ({ id, files }) => {
    const known = joined.get(id);
    if (known) return known;
    const quads = files.flatMap(quadsOf);
    joined.set(id, quads);
    return quads;
  };
};
