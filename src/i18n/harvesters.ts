/**
 * The strings of the pages that show the catalogue as harvesters see it. The keys of `rules` and `about` are the
 * ids in `quality/harvesters/`.
 */
import type { Lang } from './languages.ts';

const one = (n: number, single: string, many: string): string => (n === 1 ? single : many);

const en = {
  heading: 'As harvesters see it',
  intro:
    'What other portals keep of this catalogue, what they skip and by which rule, and under which name they know a record. The rules are those of their own programs.',
  register: 'Give it this address:',
  harvester: 'Harvester',
  verdicts: { kept: 'Kept', renamed: 'Kept under another name', skipped: 'Skipped' },
  verdictBadges: { kept: 'Kept', renamed: 'Renamed', skipped: 'Skipped' },
  unknown: 'Not known',
  kind: 'Kind',
  records: 'Records',
  record: 'Record',
  name: 'Name there',
  nameThere: 'Name there:',
  highValue: 'Counts as high-value data',
  highValueShort: 'High-value',
  highValueUnknown: 'This harvester is not known to tell high-value data from other data.',
  yes: 'Yes',
  no: 'No',
  distributionsKept: (kept: string, all: string) => `Distributions of the datasets kept: ${kept} of ${all}.`,
  highValueCount: (n: string) => `Datasets that count as high-value data there: ${n}.`,
  rulesHeading: 'Rules that apply',
  rule: 'Rule',
  consequence: 'What follows',
  source: 'Read in',
  noRule: 'No rule applies.',
  severities: { skipped: 'Skipped', lost: 'Something is lost', renamed: 'Renamed', kept: 'Good to know' },
  details: (name: string) => `Records and rules: ${name}`,
  allHarvesters: 'All harvesters',
  recordHeading: (title: string) => `${title}: as harvesters see it`,
  recordPage: 'Page of the record',
  listHeading: 'Records',
  recordCount: (n: number, formatted: string) => `${formatted} ${one(n, 'record', 'records')}`,
  filter: 'Filter',
  anyRule: 'All rules',
  anyVerdict: 'All verdicts',
  anyKind: 'All kinds',
  verdict: 'Verdict',
  notWhole: (n: string) => `Only the first ${n} records are looked at.`,
  none: 'The catalogue is still empty.',
  hvdDetails: 'Why, and what to change',
  about: {
    piveau:
      'It takes the datasets of the pages, each with all that hangs on it, and makes a CatalogRecord of its own. A dataset is known by its identifier, turned into a short name. What is missing from a run is deleted there.',
    udata:
      'It takes datasets, series and data services that have a title and an identifier. What is missing from a run is archived there after seven days.',
    ckan: 'It takes datasets that have a title, known by their IRI; resources are known by the IRI of their distribution. What is missing from a run is deleted there.',
    geonetwork: 'It follows the links between pages. No condition on datasets is known.',
    fdk: 'It asks once and takes one answer, without paging. No condition on datasets is known.',
    nde: 'It follows the pages as linked data, at most 1,000 datasets each. No condition on datasets is known.',
  },
  rules: {
    notADataset: {
      why: 'It is not a dcat:Dataset, and nothing else is taken.',
      change: 'A service still travels with the distributions that name it in dcat:accessService.',
    },
    accessService: {
      why: 'A distribution leads to this service, so that it is not taken as an API of its own.',
      change: 'Nothing: it is seen with the distribution.',
    },
    notReexposed: {
      why: 'Its source is not to be given on, so that it is not in the view for data.europa.eu.',
      change: 'Nothing, if its own portal is harvested there; else let the source be given on.',
    },
    unnamed: {
      why: 'It has neither an identifier nor an IRI.',
      change: 'Add dct:identifier.',
    },
    identifierMissing: { why: 'It has no dct:identifier.', change: 'Add dct:identifier.' },
    titleMissing: { why: 'It has no title.', change: 'Add dct:title.' },
    identifierRepeated: {
      why: 'Another record that is taken earlier has the same identifier.',
      change: 'Give each record an identifier of its own.',
    },
    beyondOneAnswer: {
      why: 'It comes after the first 1,000 records, and only one answer is read.',
      change: 'Register a sub-catalogue of at most 1,000 records, or a dump.',
    },
    hvdIncomplete: {
      why: 'It claims to be high-value data, and does not count in the EU’s report.',
      change: 'The checklist of the record says what to change.',
    },
    hvdWithoutCountry: {
      why: 'It would count as high-value data if its catalogue named its country.',
      change: 'Add dct:spatial with the country to the catalogue, or set COUNTRY.',
    },
    hvdThemeMissing: {
      why: 'It is high-value data, and gets no “hvd” tag: none of its themes is one of the six categories.',
      change:
        'Set UDATA_VIEW=on and give udata the view /catalogs/udata, which adds the thematic category as a theme.',
    },
    hvdStatementsUnread: {
      why: 'Its dcatap:hvdCategory and dcatap:applicableLegislation are not read.',
      change: 'Nothing: the harvester has no place for them.',
    },
    nameClashes: {
      why: 'An earlier dataset has the same short name: this one gets a number behind it.',
      change: 'Give it an identifier that differs in letters or digits.',
    },
    nameNormalised: {
      why: 'Its identifier is turned into lower case with hyphens.',
      change: 'Nothing: it keeps this name as long as its identifier stays.',
    },
    identifierSupplied: {
      why: 'It has no identifier here; we export its IRI as one.',
      change: 'Add dct:identifier, before it is harvested: later it would be taken for another record.',
    },
    identifierChosen: {
      why: 'It has several identifiers; harvesters would pick any. We export the original one alone.',
      change: 'Nothing, or keep one dct:identifier and put the others into adms:identifier.',
    },
    identifierLocal: {
      why: 'Its identifier is not a web address: it is looked for among the records of this source only.',
      change: 'Nothing, as long as the address of the source stays.',
    },
  },
};

export type HarvesterMessages = typeof en;

const fr: HarvesterMessages = {
  heading: 'Vu par les moissonneurs',
  intro:
    'Ce que les autres portails gardent de ce catalogue, ce qu’ils écartent et par quelle règle, et sous quel nom ils connaissent une fiche. Les règles sont celles de leurs propres programmes.',
  register: 'L’adresse à lui donner :',
  harvester: 'Moissonneur',
  verdicts: { kept: 'Gardées', renamed: 'Gardées sous un autre nom', skipped: 'Écartées' },
  verdictBadges: { kept: 'Gardée', renamed: 'Renommée', skipped: 'Écartée' },
  unknown: 'Inconnu',
  kind: 'Type',
  records: 'Fiches',
  record: 'Fiche',
  name: 'Nom chez le moissonneur',
  nameThere: 'Nom chez le moissonneur :',
  highValue: 'Compte parmi les données de forte valeur',
  highValueShort: 'Forte valeur',
  highValueUnknown:
    'On ne sait pas si ce moissonneur distingue les données de forte valeur des autres données.',
  yes: 'Oui',
  no: 'Non',
  distributionsKept: (kept, all) => `Distributions des jeux de données gardés : ${kept} sur ${all}.`,
  highValueCount: (n) => `Jeux de données qui y comptent parmi les données de forte valeur : ${n}.`,
  rulesHeading: 'Règles qui s’appliquent',
  rule: 'Règle',
  consequence: 'Conséquence',
  source: 'Lu dans',
  noRule: 'Aucune règle ne s’applique.',
  severities: { skipped: 'Écartée', lost: 'Perte partielle', renamed: 'Renommée', kept: 'Bon à savoir' },
  details: (name) => `Fiches et règles : ${name}`,
  allHarvesters: 'Tous les moissonneurs',
  recordHeading: (title) => `${title} : vu par les moissonneurs`,
  recordPage: 'Page de la fiche',
  listHeading: 'Fiches',
  recordCount: (n, formatted) => `${formatted} ${n < 2 ? 'fiche' : 'fiches'}`,
  filter: 'Filtrer',
  anyRule: 'Toutes les règles',
  anyVerdict: 'Tous les verdicts',
  anyKind: 'Tous les types',
  verdict: 'Verdict',
  notWhole: (n) => `Seules les ${n} premières fiches sont examinées.`,
  none: 'Le catalogue est encore vide.',
  hvdDetails: 'Pourquoi, et que changer',
  about: {
    piveau:
      'Il reprend les jeux de données des pages, chacun avec tout ce qui s’y rattache, et établit son propre CatalogRecord. Un jeu de données est connu par son identifiant, réduit à un nom court. Ce qui manque lors d’un passage y est supprimé.',
    udata:
      'Il reprend les jeux de données, les séries et les services de données qui ont un titre et un identifiant. Ce qui manque lors d’un passage y est archivé au bout de sept jours.',
    ckan: 'Il reprend les jeux de données qui ont un titre, connus par leur IRI ; les ressources sont connues par l’IRI de leur distribution. Ce qui manque lors d’un passage y est supprimé.',
    geonetwork:
      'Il suit les liens d’une page à l’autre. On ne lui connaît aucune condition sur les jeux de données.',
    fdk: 'Il fait une seule demande et lit une seule réponse, sans pagination. On ne lui connaît aucune condition sur les jeux de données.',
    nde: 'Il suit les pages comme des données liées, à raison de 1 000 jeux de données au plus chacune. On ne lui connaît aucune condition sur les jeux de données.',
  },
  rules: {
    notADataset: {
      why: 'Ce n’est pas un dcat:Dataset, et rien d’autre n’est repris.',
      change: 'Un service voyage tout de même avec les distributions qui le nomment par dcat:accessService.',
    },
    accessService: {
      why: 'Une distribution mène à ce service : il n’est pas repris comme une API distincte.',
      change: 'Rien : il est vu avec la distribution.',
    },
    notReexposed: {
      why: 'Sa source n’est pas à retransmettre : la fiche n’est pas dans la vue pour data.europa.eu.',
      change:
        'Rien, si son propre portail y est moissonné ; sinon, autorisez la retransmission de la source.',
    },
    unnamed: {
      why: 'La fiche n’a ni identifiant ni IRI.',
      change: 'Ajoutez dct:identifier.',
    },
    identifierMissing: { why: 'Il manque un dct:identifier.', change: 'Ajoutez dct:identifier.' },
    titleMissing: { why: 'Il manque un titre.', change: 'Ajoutez dct:title.' },
    identifierRepeated: {
      why: 'Une autre fiche, reprise avant celle-ci, a le même identifiant.',
      change: 'Donnez à chaque fiche son propre identifiant.',
    },
    beyondOneAnswer: {
      why: 'Elle vient après les 1 000 premières fiches, et une seule réponse est lue.',
      change: 'Déclarez un sous-catalogue de 1 000 fiches au plus, ou un export complet.',
    },
    hvdIncomplete: {
      why: 'Elle se dit de forte valeur, et ne compte pas dans le rapport de l’UE.',
      change: 'La liste de contrôle de la fiche dit quoi changer.',
    },
    hvdWithoutCountry: {
      why: 'Elle compterait parmi les données de forte valeur si son catalogue indiquait son pays.',
      change: 'Ajoutez au catalogue dct:spatial avec le pays, ou définissez COUNTRY.',
    },
    hvdThemeMissing: {
      why: 'Donnée de forte valeur, elle ne reçoit pas l’étiquette « hvd » : aucun de ses thèmes n’est l’une des six catégories.',
      change:
        'Définissez UDATA_VIEW=on et donnez à udata la vue /catalogs/udata, qui ajoute la catégorie thématique comme thème.',
    },
    hvdStatementsUnread: {
      why: 'Ses dcatap:hvdCategory et dcatap:applicableLegislation ne sont pas lus.',
      change: 'Rien : le moissonneur n’a pas de place pour eux.',
    },
    nameClashes: {
      why: 'Un jeu de données antérieur a le même nom court : celui-ci reçoit un numéro à la suite.',
      change: 'Donnez-lui un identifiant qui diffère par des lettres ou des chiffres.',
    },
    nameNormalised: {
      why: 'Son identifiant est mis en minuscules avec des traits d’union.',
      change: 'Rien : il garde ce nom tant que son identifiant reste.',
    },
    identifierSupplied: {
      why: 'La fiche n’a pas d’identifiant ici ; nous exportons son IRI à la place.',
      change: 'Ajoutez dct:identifier avant qu’elle soit moissonnée : après, elle passerait pour une autre.',
    },
    identifierChosen: {
      why: 'La fiche a plusieurs identifiants ; un moissonneur en retiendrait un au hasard. Nous n’exportons que l’original.',
      change: 'Rien, ou gardez un seul dct:identifier et mettez les autres dans adms:identifier.',
    },
    identifierLocal: {
      why: 'Son identifiant n’est pas une adresse web : il n’est cherché que parmi les fiches de cette source.',
      change: 'Rien, tant que l’adresse de la source reste.',
    },
  },
};

const MESSAGES: Readonly<Record<Lang, HarvesterMessages>> = { fr, en };

export const harvesterMessagesOf = (lang: Lang): HarvesterMessages => MESSAGES[lang];
