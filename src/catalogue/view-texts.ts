/**
 * What the catalogue itself says of its views, in the languages of their readers. Names of themes, publishers and
 * sources are put in.
 */
import { ns } from '../rdf/namespaces.ts';
import { type Literal, literal, namedNode, type Quad, quad } from '../rdf/terms.ts';

type Texts = Readonly<Record<'en' | 'fr' | 'de' | 'nl', string>>;

export const VIEW_TITLES = {
  hvd: {
    en: 'High-value datasets',
    fr: 'Ensembles de données de forte valeur',
    de: 'Hochwertige Datensätze',
    nl: 'Hoogwaardige datasets',
  },
} as const satisfies Readonly<Record<string, Texts>>;

export const VIEW_DESCRIPTIONS = {
  hvd: {
    en: 'What this catalogue has of high-value data under Implementing Regulation (EU) 2023/138.',
    fr: 'Ce que ce catalogue contient de données de forte valeur au sens du règlement d’exécution (UE) 2023/138.',
    de: 'Was dieser Katalog an hochwertigen Daten nach der Durchführungsverordnung (EU) 2023/138 enthält.',
    nl: 'Wat deze catalogus bevat aan hoogwaardige gegevens volgens Uitvoeringsverordening (EU) 2023/138.',
  },
  theme: {
    en: 'What this catalogue has on this theme.',
    fr: 'Ce que ce catalogue contient sur ce thème.',
    de: 'Was dieser Katalog zu diesem Thema enthält.',
    nl: 'Wat deze catalogus over dit thema bevat.',
  },
  publisher: {
    en: 'What this catalogue has from this publisher.',
    fr: 'Ce que ce catalogue contient de cet éditeur.',
    de: 'Was dieser Katalog von diesem Herausgeber enthält.',
    nl: 'Wat deze catalogus van deze uitgever bevat.',
  },
  source: {
    en: 'What this catalogue has from this source.',
    fr: 'Ce que ce catalogue tient de cette source.',
    de: 'Was dieser Katalog aus dieser Quelle hat.',
    nl: 'Wat deze catalogus uit deze bron heeft.',
  },
} as const satisfies Readonly<Record<string, Texts>>;

export const literalsOf = (texts: Texts): readonly Literal[] =>
  Object.entries(texts).map(([lang, text]) => literal(text, lang));

/** Titles and descriptions of a catalogue, as statements. */
export const textQuads = (
  iri: string,
  titles: readonly Literal[],
  descriptions: readonly Literal[],
): readonly Quad[] => [
  ...titles.map((text) => quad(namedNode(iri), ns.dct('title'), text)),
  ...descriptions.map((text) => quad(namedNode(iri), ns.dct('description'), text)),
];
