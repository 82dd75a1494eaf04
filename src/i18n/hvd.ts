/**
 * The strings of the cockpit for high-value data. The keys of `causes` and `requirements` are the names in
 * `quality/hvd-report-checks.ts`, those of `queries` in `quality/hvd-report-queries.ts`.
 */
import type { Lang } from './languages.ts';

const one = (n: number, single: string, many: string): string => (n === 1 ? single : many);
/** French counts none as one. */
const oneOrNone = (n: number, single: string, many: string): string => (n < 2 ? single : many);

const en = {
  heading: 'High-value datasets',
  intro:
    'Which data would count in the EU’s report on high-value datasets (Implementing Regulation (EU) 2023/138), which would not, why, and what to change.',
  regulation: 'Read the Regulation',
  aboutShapes: 'All rules for high-value data',
  verdictNumbers: (letter: string, counting: string, datasets: string) =>
    `Datasets that count by the letter of the EU’s queries: ${letter} of ${datasets}; if the catalogue named its country: ${counting}.`,
  verdictAll: (counting: string, datasets: string) => `Datasets that count: ${counting} of ${datasets}.`,
  countryMissing: (catalogues: number) =>
    one(catalogues, 'The catalogue does not name its country', 'No catalogue names its country'),
  countrySomeMissing: (n: number, formatted: string) =>
    `${formatted} ${one(n, 'dataset is', 'datasets are')} in no catalogue that names its country`,
  countryWhy: (catalogues: number) =>
    `The EU’s queries select catalogues by country. A dataset counts only if one of its catalogues names it. ${one(catalogues, 'It is one statement on the catalogue:', 'It is one statement, on the catalogues that it is true of:')}`,
  countryMore: (n: string) => `Further catalogues, not shown: ${n}.`,
  countryHow: 'Add dct:spatial with the country’s entry of the EU table of countries.',
  none: 'No record claims to be high-value data.',
  noneHow:
    'A dataset does so by naming the Regulation in dcatap:applicableLegislation, and a category in dcatap:hvdCategory.',
  notWhole: (n: string) => `Only the first ${n} records are counted.`,

  queriesHeading: 'What the EU’s queries count',
  queriesIntro: 'Each number is the answer of a query over this catalogue. Show one to copy its text.',
  query: 'Question',
  number: 'Number',
  showQuery: (name: string) => `Text of the query: ${name}`,
  queries: {
    datasets: 'Datasets that name the Regulation',
    bulkDownload: 'Datasets with a bulk download that names the Regulation',
    distributionApi: 'Datasets with an API through a distribution (both name the Regulation)',
    serviceApi: 'Datasets with an API that names them (and the Regulation)',
    countsByLetter: 'Datasets that count',
    counts: 'Datasets that would count if the catalogue named its country',
  },
  claims: (legislation: string, category: string, both: string) =>
    `Datasets that name the Regulation: ${legislation}; a category: ${category}; both: ${both}.`,

  causesHeading: 'Why records do not count',
  cause: 'Cause',
  change: 'What to change',
  records: 'Records',
  counting: 'Counting',
  recordCount: (n: number, formatted: string) => `${formatted} ${one(n, 'record', 'records')}`,
  categoriesHeading: 'By category',
  publishersHeading: 'By publisher',
  category: 'Category',
  publisher: 'Publisher',
  noCategory: 'No category of the Regulation',
  noPublisher: 'No publisher named',
  morePublishers: (n: number, formatted: string) => one(n, 'Show 1 more', `Show ${formatted} more`),

  listHeading: 'Records',
  filter: 'Filter',
  anyCategory: 'All categories',
  anyVerdict: 'All',
  anyCause: 'All causes',
  verdict: 'Verdict',
  verdicts: { counts: 'Counts', fails: 'Does not count' },
  countsBadge: 'Counts',
  failsBadge: 'Does not count',
  countsButCountry: 'Counts, but for the country of the catalogue',
  details: 'Checklist',
  allRecords: 'All high-value data',
  recordPage: 'Page of the record',
  seeProposals: 'See the proposals.',

  checklist: 'What the Regulation asks',
  counted: 'the EU’s queries look at it',
  states: { met: 'Met', unmet: 'Not met', notApplicable: 'Does not apply' },
  accessHeading: 'Ways to the data',
  accessIntro: 'One of them has to be complete for the dataset to count. This is what each has and lacks.',
  distribution: 'Distribution',
  service: 'Data service',
  lacks: (what: readonly string[]) => `Lacks ${what.join('; ')}.`,
  ways: {
    bulkDownload: 'Distribution, as a bulk download',
    distributionService: (type: string) => `Distribution that leads to a service (${type})`,
    distributionApi: 'Data service, through a distribution',
    serviceApi: 'Data service that names the dataset',
  },
  /** Of one distribution or service. */
  lacking: {
    serviceUndescribed: 'a dcat:accessService that describes the service: it is nothing to download',
    distributionUntagged: 'the Regulation as its legal basis',
    accessUrlMissing: 'an access address',
    downloadUrlMissing: 'a download address, if it is a file',
    licenceMissing: 'a licence',
    licenceUnmapped: 'a mapping of its licence to CC BY 4.0 or CC0',
    licenceNotAccepted: 'a licence known to be as open as CC BY 4.0',
    apiUntagged: 'the Regulation as the legal basis of the service',
    apiCategoryMissing: 'a category of the service',
    endpointUrlMissing: 'the address of the API',
    apiContactPointMissing: 'a contact point of the service',
    qualityOfServiceMissing: 'a page on its quality of service',
    apiLicenceMissing: 'a licence of the service',
    apiLicenceUnmapped: 'a mapping of the licence of the service to CC BY 4.0 or CC0',
    apiLicenceNotAccepted: 'a licence of the service known to be as open as CC BY 4.0',
  },
  complete: 'Complete',
  moreCandidates: (n: string) => `Only the first ${n} are shown.`,
  nothingToChange: 'Nothing has to change for it to count.',
  categoryFaults: {
    broad: (name: string) => `Replace “${name}” by the most precise category below it.`,
    broadBesidePrecise: (name: string) =>
      `Remove “${name}”: a more precise category stands beside it. The queries count the record all the same, the official shapes refuse it.`,
    unknown: (name: string) => `Remove “${name}”: it is not a category of the Regulation.`,
  },
  changesHeading: 'What to change',

  requirements: {
    legislation: 'Legal basis: names the Regulation',
    category: 'Category of the Regulation’s annex',
    leafCategory: 'Most precise category, and no broader one beside it',
    englishTitle: 'Title in English',
    englishDescription: 'Description in English',
    openLicence: 'Licence at least as open as CC BY 4.0',
    bulkDownload: 'Bulk download',
    distributionApi: 'API, through a distribution',
    serviceApi: 'API, through a data service that names the dataset',
    apiDocumentation: 'Documentation of the API',
    qualityOfService: 'Quality of service of the API',
    contactPoint: 'Contact point',
    servesHvd: 'Gives access to a high-value dataset',
    persistentIris: 'Persistent web addresses of data, licence and API',
  },
  metrics: {
    counts: 'Counts in the EU’s report, but for the country of its catalogue',
    countsByLetter: 'Counts in the EU’s report',
  },
  causes: {
    notADataset: {
      why: 'It is not a dcat:Dataset, and the queries count datasets only',
      change: 'Tag and complete the datasets of the series: they are what counts.',
    },
    legislationMissing: {
      why: 'It does not name the Regulation',
      change: 'Add dcatap:applicableLegislation <http://data.europa.eu/eli/reg_impl/2023/138/oj>.',
    },
    categoryMissing: {
      why: 'It has no category',
      change: 'Add dcatap:hvdCategory with the most precise category of the annex that fits.',
    },
    categoryUnknown: {
      why: 'Its category is not one of the Regulation',
      change: 'Use a category of the EU’s taxonomy, http://data.europa.eu/bna/asd487ae75.',
    },
    categoryTooBroad: {
      why: 'Its category is too broad: there are more precise ones',
      change: 'Replace it by the most precise category below it.',
    },
    englishTitleMissing: {
      why: 'It has no English title',
      change: 'Add dct:title "…"@en. A translation will do.',
    },
    englishDescriptionMissing: {
      why: 'It has no English description',
      change: 'Add dct:description "…"@en. A translation will do.',
    },
    distributionMissing: {
      why: 'It has no distribution',
      change: 'Add a dcat:distribution with the address of the file, or an API that names the dataset.',
    },
    distributionUntagged: {
      why: 'No distribution that offers the data names the Regulation',
      change: 'Add dcatap:applicableLegislation to the distributions that fulfil the Regulation.',
    },
    accessUrlMissing: {
      why: 'The distribution has no access address',
      change: 'Add dcat:accessURL to the distribution.',
    },
    downloadUrlMissing: {
      why: 'The distribution has no download address',
      change:
        'Add dcat:downloadURL: the address of the file itself. A service (WMS, WFS) has none: describe it in dcat:accessService instead.',
    },
    licenceMissing: {
      why: 'The distribution has no licence',
      change: 'Add dct:license with CC0 or CC BY 4.0 of the EU table of licences.',
    },
    licenceUnmapped: {
      why: 'The licence of the distribution is open enough, but the queries do not know it',
      change:
        'Map it with skos:exactMatch or skos:narrowMatch to CC BY 4.0 or CC0 of the EU table, or name that licence.',
    },
    licenceNotAccepted: {
      why: 'The licence of the distribution is not known to be as open as CC BY 4.0',
      change: 'Choose CC0 or CC BY 4.0, or map your licence to one of them if that is true.',
    },
    apiMissing: {
      why: 'No API gives access to it',
      change:
        'Describe the API as a dcat:DataService with dcat:servesDataset; or offer a complete bulk download.',
    },
    apiUntagged: {
      why: 'The API does not name the Regulation',
      change: 'Add dcatap:applicableLegislation to the data service.',
    },
    apiCategoryMissing: {
      why: 'The API has no category',
      change: 'Add dcatap:hvdCategory to the data service.',
    },
    endpointUrlMissing: {
      why: 'The API has no address',
      change: 'Add dcat:endpointURL to the data service.',
    },
    apiContactPointMissing: {
      why: 'The API has no contact point',
      change: 'Add dcat:contactPoint to the data service.',
    },
    qualityOfServiceMissing: {
      why: 'The API has no page on its quality of service',
      change: 'Add foaf:page to the data service: terms of use, availability, support.',
    },
    apiLicenceMissing: {
      why: 'The API has no licence',
      change: 'Add dct:license to the data service: CC0 or CC BY 4.0 of the EU table.',
    },
    apiLicenceUnmapped: {
      why: 'The licence of the API is open enough, but the queries do not know it',
      change:
        'Map it with skos:exactMatch or skos:narrowMatch to CC BY 4.0 or CC0 of the EU table, or name that licence.',
    },
    apiLicenceNotAccepted: {
      why: 'The licence of the API is not known to be as open as CC BY 4.0',
      change: 'Choose CC0 or CC BY 4.0, or map your licence to one of them if that is true.',
    },
    servesNoHvd: {
      why: 'It gives access to no dataset that names the Regulation',
      change: 'Add dcat:servesDataset with the high-value datasets, and tag those.',
    },
  },
};

export type HvdMessages = typeof en;

const fr: HvdMessages = {
  heading: 'Données de forte valeur',
  intro:
    'Quelles données compteraient dans le rapport européen sur les ensembles de données de forte valeur (règlement d’exécution (UE) 2023/138), lesquelles non, pourquoi, et que changer.',
  regulation: 'Lire le règlement',
  aboutShapes: 'Toutes les règles des données de forte valeur',
  verdictNumbers: (letter, counting, datasets) =>
    `Jeux de données qui comptent, à la lettre des requêtes européennes : ${letter} sur ${datasets} ; si le catalogue indiquait son pays : ${counting}.`,
  verdictAll: (counting, datasets) => `Jeux de données qui comptent : ${counting} sur ${datasets}.`,
  countryMissing: (catalogues) =>
    oneOrNone(catalogues, 'Le catalogue n’indique pas son pays', 'Aucun catalogue n’indique son pays'),
  countrySomeMissing: (n, formatted) =>
    `${formatted} ${oneOrNone(n, 'jeu de données n’est', 'jeux de données ne sont')} dans aucun catalogue qui indique son pays`,
  countryWhy: (catalogues) =>
    `Les requêtes européennes choisissent les catalogues par pays. Un jeu de données ne compte que si l’un de ses catalogues indique le sien. ${oneOrNone(catalogues, 'Il suffit d’une déclaration sur le catalogue :', 'Il suffit d’une déclaration, sur les catalogues dont c’est vrai :')}`,
  countryMore: (n) => `Autres catalogues, non montrés : ${n}.`,
  countryHow: 'Ajoutez dct:spatial avec le pays, pris dans la table européenne des pays.',
  none: 'Aucune fiche ne se dit de forte valeur.',
  noneHow:
    'Un jeu de données le fait en citant le règlement par dcatap:applicableLegislation, et une catégorie par dcatap:hvdCategory.',
  notWhole: (n) => `Seules les ${n} premières fiches sont comptées.`,

  queriesHeading: 'Ce que comptent les requêtes européennes',
  queriesIntro:
    'Chaque nombre est la réponse d’une requête sur ce catalogue. Affichez-la pour en copier le texte.',
  query: 'Question',
  number: 'Nombre',
  showQuery: (name) => `Texte de la requête : ${name}`,
  queries: {
    datasets: 'Jeux de données qui citent le règlement',
    bulkDownload: 'Jeux de données avec un téléchargement de masse qui cite le règlement',
    distributionApi: 'Jeux de données avec une API par une distribution (les deux citent le règlement)',
    serviceApi: 'Jeux de données avec une API qui les cite (ainsi que le règlement)',
    countsByLetter: 'Jeux de données qui comptent',
    counts: 'Jeux de données qui compteraient si le catalogue indiquait son pays',
  },
  claims: (legislation, category, both) =>
    `Jeux de données qui citent le règlement : ${legislation} ; une catégorie : ${category} ; les deux : ${both}.`,

  causesHeading: 'Pourquoi des fiches ne comptent pas',
  cause: 'Cause',
  change: 'Que changer',
  records: 'Fiches',
  counting: 'Comptées',
  recordCount: (n, formatted) => `${formatted} ${oneOrNone(n, 'fiche', 'fiches')}`,
  categoriesHeading: 'Par catégorie',
  publishersHeading: 'Par éditeur',
  category: 'Catégorie',
  publisher: 'Éditeur',
  noCategory: 'Aucune catégorie du règlement',
  noPublisher: 'Aucun éditeur indiqué',
  morePublishers: (n, formatted) => one(n, 'Afficher 1 de plus', `En afficher ${formatted} de plus`),

  listHeading: 'Fiches',
  filter: 'Filtrer',
  anyCategory: 'Toutes les catégories',
  anyVerdict: 'Tous',
  anyCause: 'Toutes les causes',
  verdict: 'Verdict',
  verdicts: { counts: 'Compte', fails: 'Ne compte pas' },
  countsBadge: 'Compte',
  failsBadge: 'Ne compte pas',
  countsButCountry: 'Compte, au pays du catalogue près',
  details: 'Liste de contrôle',
  allRecords: 'Toutes les données de forte valeur',
  recordPage: 'Page de la fiche',
  seeProposals: 'Voir les propositions.',

  checklist: 'Ce que demande le règlement',
  counted: 'vérifié par les requêtes européennes',
  states: { met: 'Satisfait', unmet: 'Non satisfait', notApplicable: 'Sans objet' },
  accessHeading: 'Accès aux données',
  accessIntro:
    'L’un d’eux doit être complet pour que le jeu de données compte. Voici ce que chacun a et ce qui lui manque.',
  distribution: 'Distribution',
  service: 'Service de données',
  lacks: (what) => `Il manque ${what.join('\u00a0; ')}.`,
  ways: {
    bulkDownload: 'Distribution, en téléchargement de masse',
    distributionService: (type) => `Distribution qui mène à un service (${type})`,
    distributionApi: 'Service de données, par une distribution',
    serviceApi: 'Service de données qui cite le jeu de données',
  },
  lacking: {
    serviceUndescribed: 'un dcat:accessService qui décrit le service : il n’y a rien à télécharger',
    distributionUntagged: 'le règlement comme base juridique',
    accessUrlMissing: 'une adresse d’accès',
    downloadUrlMissing: 'une adresse de téléchargement, si c’est un fichier',
    licenceMissing: 'une licence',
    licenceUnmapped: 'une correspondance de sa licence avec CC BY 4.0 ou CC0',
    licenceNotAccepted: 'une licence dont on sait qu’elle est aussi ouverte que CC BY 4.0',
    apiUntagged: 'le règlement comme base juridique du service',
    apiCategoryMissing: 'une catégorie du service',
    endpointUrlMissing: 'l’adresse de l’API',
    apiContactPointMissing: 'un point de contact du service',
    qualityOfServiceMissing: 'une page sur sa qualité de service',
    apiLicenceMissing: 'une licence du service',
    apiLicenceUnmapped: 'une correspondance de la licence du service avec CC BY 4.0 ou CC0',
    apiLicenceNotAccepted: 'une licence du service dont on sait qu’elle est aussi ouverte que CC BY 4.0',
  },
  complete: 'Complet',
  moreCandidates: (n) => `Seuls les ${n} premiers sont affichés.`,
  nothingToChange: 'Il n’y a rien à changer pour qu’elle compte.',
  categoryFaults: {
    broad: (name) => `Remplacez « ${name} » par la plus précise de ses sous-catégories.`,
    broadBesidePrecise: (name) =>
      `Supprimez « ${name} » : une catégorie plus précise est à côté. Les requêtes comptent la fiche malgré tout, les règles SHACL officielles la refusent.`,
    unknown: (name) => `Supprimez « ${name} » : ce n’est pas une catégorie du règlement.`,
  },
  changesHeading: 'Que changer',

  requirements: {
    legislation: 'Base juridique : cite le règlement',
    category: 'Catégorie de l’annexe du règlement',
    leafCategory: 'Catégorie la plus précise, et aucune plus large à côté',
    englishTitle: 'Titre en anglais',
    englishDescription: 'Description en anglais',
    openLicence: 'Licence au moins aussi ouverte que CC BY 4.0',
    bulkDownload: 'Téléchargement de masse',
    distributionApi: 'API, par une distribution',
    serviceApi: 'API, par un service de données qui cite le jeu de données',
    apiDocumentation: 'Documentation de l’API',
    qualityOfService: 'Qualité de service de l’API',
    contactPoint: 'Point de contact',
    servesHvd: 'Donne accès à un jeu de données de forte valeur',
    persistentIris: 'Adresses pérennes des données, de la licence et de l’API',
  },
  metrics: {
    counts: 'Compte dans le rapport européen, au pays de son catalogue près',
    countsByLetter: 'Compte dans le rapport européen',
  },
  causes: {
    notADataset: {
      why: 'Ce n’est pas un dcat:Dataset, et les requêtes ne comptent que les jeux de données',
      change: 'Complétez les jeux de données de la série : ce sont eux qui comptent.',
    },
    legislationMissing: {
      why: 'Elle ne cite pas le règlement',
      change: 'Ajoutez dcatap:applicableLegislation <http://data.europa.eu/eli/reg_impl/2023/138/oj>.',
    },
    categoryMissing: {
      why: 'Elle n’a pas de catégorie',
      change: 'Ajoutez dcatap:hvdCategory avec la catégorie la plus précise de l’annexe qui convienne.',
    },
    categoryUnknown: {
      why: 'Sa catégorie n’est pas l’une de celles du règlement',
      change: 'Prenez une catégorie de la taxonomie européenne, http://data.europa.eu/bna/asd487ae75.',
    },
    categoryTooBroad: {
      why: 'Sa catégorie est trop large : il en existe de plus précises',
      change: 'Remplacez-la par la plus précise de ses sous-catégories.',
    },
    englishTitleMissing: {
      why: 'Elle n’a pas de titre en anglais',
      change: 'Ajoutez dct:title "…"@en. Une traduction suffit.',
    },
    englishDescriptionMissing: {
      why: 'Elle n’a pas de description en anglais',
      change: 'Ajoutez dct:description "…"@en. Une traduction suffit.',
    },
    distributionMissing: {
      why: 'Elle n’a pas de distribution',
      change:
        'Ajoutez une dcat:distribution avec l’adresse du fichier, ou une API qui cite le jeu de données.',
    },
    distributionUntagged: {
      why: 'Aucune distribution qui offre les données ne cite le règlement',
      change: 'Ajoutez dcatap:applicableLegislation aux distributions conformes au règlement.',
    },
    accessUrlMissing: {
      why: 'La distribution n’a pas d’adresse d’accès',
      change: 'Ajoutez dcat:accessURL à la distribution.',
    },
    downloadUrlMissing: {
      why: 'La distribution n’a pas d’adresse de téléchargement',
      change:
        'Ajoutez dcat:downloadURL : l’adresse du fichier lui-même. Un service (WMS, WFS) n’en a pas : décrivez-le plutôt par dcat:accessService.',
    },
    licenceMissing: {
      why: 'La distribution n’a pas de licence',
      change: 'Ajoutez dct:license avec CC0 ou CC BY 4.0 de la table européenne des licences.',
    },
    licenceUnmapped: {
      why: 'La licence de la distribution est assez ouverte, mais les requêtes ne la connaissent pas',
      change:
        'Rattachez-la par skos:exactMatch ou skos:narrowMatch à CC BY 4.0 ou CC0 de la table européenne, ou indiquez cette licence.',
    },
    licenceNotAccepted: {
      why: 'Rien n’établit que la licence de la distribution soit aussi ouverte que CC BY 4.0',
      change: 'Choisissez CC0 ou CC BY 4.0, ou rattachez votre licence à l’une d’elles si cela est exact.',
    },
    apiMissing: {
      why: 'Aucune API n’y donne accès',
      change:
        'Décrivez l’API comme dcat:DataService avec dcat:servesDataset ; ou offrez un téléchargement de masse complet.',
    },
    apiUntagged: {
      why: 'L’API ne cite pas le règlement',
      change: 'Ajoutez dcatap:applicableLegislation au service de données.',
    },
    apiCategoryMissing: {
      why: 'L’API n’a pas de catégorie',
      change: 'Ajoutez dcatap:hvdCategory au service de données.',
    },
    endpointUrlMissing: {
      why: 'L’API n’a pas d’adresse',
      change: 'Ajoutez dcat:endpointURL au service de données.',
    },
    apiContactPointMissing: {
      why: 'L’API n’a pas de point de contact',
      change: 'Ajoutez dcat:contactPoint au service de données.',
    },
    qualityOfServiceMissing: {
      why: 'L’API n’a pas de page sur sa qualité de service',
      change:
        'Ajoutez foaf:page au service de données : conditions d’utilisation, disponibilité, assistance.',
    },
    apiLicenceMissing: {
      why: 'L’API n’a pas de licence',
      change: 'Ajoutez dct:license au service de données : CC0 ou CC BY 4.0 de la table européenne.',
    },
    apiLicenceUnmapped: {
      why: 'La licence de l’API est assez ouverte, mais les requêtes ne la connaissent pas',
      change:
        'Rattachez-la par skos:exactMatch ou skos:narrowMatch à CC BY 4.0 ou CC0 de la table européenne, ou nommez cette licence.',
    },
    apiLicenceNotAccepted: {
      why: 'Rien n’établit que la licence de l’API soit aussi ouverte que CC BY 4.0',
      change: 'Choisissez CC0 ou CC BY 4.0, ou rattachez votre licence à l’une d’elles si cela est exact.',
    },
    servesNoHvd: {
      why: 'Elle ne donne accès à aucun jeu de données qui cite le règlement',
      change: 'Ajoutez dcat:servesDataset avec les jeux de données de forte valeur, et citez-y le règlement.',
    },
  },
};

const MESSAGES: Readonly<Record<Lang, HvdMessages>> = { en, fr };

export const hvdMessagesOf = (lang: Lang): HvdMessages => MESSAGES[lang];
