/**
 * The strings of the licence help: questions, answers, and what a result says. English is the model of the
 * type; the codes are those of the decision table.
 */
import type { Lang } from './languages.ts';

interface QuestionText {
  readonly text: string;
  readonly hint?: string;
}

const en = {
  heading: 'Which licence for these data?',
  intro: 'A few plain questions lead to a licence of the EU table, with what a high-value dataset needs.',
  disclaimer: 'This is help, not legal advice. In doubt, ask the lawyers of your organisation.',
  next: 'Next',
  answered: 'Your answers',
  change: 'Change',
  restart: 'Start again',
  result: 'A licence that fits',
  hindered: 'Something must be settled first',
  identifier: 'Identifier in the EU table',
  openness: 'Compared with CC BY 4.0',
  relations: {
    itself: 'It is CC BY 4.0.',
    exactMatch: 'As permissive.',
    narrowMatch: 'More permissive.',
    broadMatch: 'More restrictive.',
    closeMatch: 'Nearly the same; only its publisher can tell.',
    unknown: 'The table says nothing.',
  },
  hvdAccepted: 'High-value datasets may have this licence: it is at least as open as CC BY 4.0.',
  hvdRefused: 'High-value datasets may not have this licence: it is less open than CC BY 4.0.',
  toWrite: 'In the metadata of each distribution',
  toMap: 'Once, about the licence',
  toMapWhy:
    'The EU’s reporting queries know CC BY 4.0 and CC0 only. This tells them that the licence is as open.',
  program: 'The same for programs',
  questions: {
    rights: {
      text: 'Who owns the rights in the data?',
      hint: 'Copyright, and the right of the maker of a database.',
    } as QuestionText,
    thirdParty: {
      text: 'Do those who own the rest agree that it is published under an open licence?',
    } as QuestionText,
    personal: {
      text: 'Are there personal data in it?',
      hint: 'Data about persons who can be identified, also indirectly.',
    } as QuestionText,
    hvd: { text: 'Is it a high-value dataset under Regulation (EU) 2023/138?' } as QuestionText,
    country: { text: 'Which administration publishes the data?' } as QuestionText,
    attribution: { text: 'Must those who reuse the data name the source?' } as QuestionText,
    shareAlike: {
      text: 'Must what others make of the data be published under the same licence?',
      hint: 'This hinders reuse together with other data.',
    } as QuestionText,
  },
  answers: {
    rights: { own: 'We own all of them', partly: 'Others own a part', unknown: 'We do not know' },
    thirdParty: { agreed: 'Yes, in writing', open: 'No, or not yet' },
    personal: {
      none: 'No, or they were made anonymous',
      lawful: 'Yes, and a law has them published',
      yes: 'Yes',
    },
    hvd: { yes: 'Yes', no: 'No' },
    country: {
      fr: 'A French one',
      be: 'A Belgian one',
      lu: 'One of Luxembourg',
      eu: 'An institution of the EU, or another',
    },
    attribution: { yes: 'Yes', no: 'No' },
    shareAlike: { yes: 'Yes', no: 'No' },
  },
  obstacles: {
    'rights-unknown':
      'Nobody can license what may belong to others. Find out who made the data and under which contract.',
    'third-party-open':
      'Get the agreement of those who own a part, in writing, or publish the data without that part.',
    'personal-data':
      'Personal data are not published as open data without a legal basis. Ask your data protection officer whether they can be left out or made anonymous.',
  },
  notes: {
    'france-list':
      'French administrations choose from a list fixed by decree (articles L. 323-2 and D. 323-2-1 of the code on relations between the public and the administration); other licences must be approved first.',
    'belgium-open':
      'Belgian authorities have policies of their own, federal and regional; Flanders has model licences, which are mapped to the EU table.',
    'luxembourg-cc0': 'The national portal of Luxembourg recommends CC0.',
    'commission-reuse':
      'The Commission uses CC BY 4.0 for its documents and CC0 for raw data; elsewhere, national rules may say more.',
    'third-party-agreed': 'See that the agreement covers this very licence.',
    'personal-lawful':
      'The licence does not lift data protection: those who reuse the data need a legal basis of their own.',
    'hvd-no-share-alike':
      'A high-value dataset may not demand share-alike: the Regulation allows no licence less open than CC BY 4.0.',
    'odbl-share-alike':
      'ODbL demands the same licence for derived databases, not for what is made with them.',
    'attribution-anyway':
      'The Licence Ouverte asks to name the source all the same; it is the most open of the list.',
  },
};

export type LicenceHelpMessages = typeof en;

const fr: LicenceHelpMessages = {
  heading: 'Quelle licence pour ces données ?',
  intro:
    'Quelques questions simples mènent à une licence de la table européenne, avec ce que demande un jeu de données de forte valeur.',
  disclaimer:
    'Ceci est une aide, non un conseil juridique. En cas de doute, consultez les juristes de votre organisme.',
  next: 'Suivant',
  answered: 'Vos réponses',
  change: 'Modifier',
  restart: 'Recommencer',
  result: 'Une licence qui convient',
  hindered: 'Un point est à régler d’abord',
  identifier: 'Identifiant dans la table européenne',
  openness: 'Par rapport à CC BY 4.0',
  relations: {
    itself: 'C’est CC BY 4.0.',
    exactMatch: 'Aussi permissive.',
    narrowMatch: 'Plus permissive.',
    broadMatch: 'Plus restrictive.',
    closeMatch: 'Presque identique ; seul son éditeur peut le dire.',
    unknown: 'La table n’en dit rien.',
  },
  hvdAccepted:
    'Les jeux de données de forte valeur admettent cette licence : elle est au moins aussi ouverte que CC BY 4.0.',
  hvdRefused:
    'Les jeux de données de forte valeur n’admettent pas cette licence : elle est moins ouverte que CC BY 4.0.',
  toWrite: 'Dans les métadonnées de chaque distribution',
  toMap: 'Une fois, au sujet de la licence',
  toMapWhy:
    'Les requêtes européennes ne connaissent que CC BY 4.0 et CC0. Ceci leur dit que la licence est aussi ouverte.',
  program: 'La même chose pour les programmes',
  questions: {
    rights: {
      text: 'À qui appartiennent les droits sur les données ?',
      hint: 'Le droit d’auteur et le droit du producteur de base de données.',
    },
    thirdParty: { text: 'Les titulaires du reste acceptent-ils une publication sous licence ouverte ?' },
    personal: {
      text: 'Contiennent-elles des données à caractère personnel ?',
      hint: 'Des données sur des personnes identifiables, même indirectement.',
    },
    hvd: { text: 'Est-ce un jeu de données de forte valeur au sens du règlement (UE) 2023/138 ?' },
    country: { text: 'Quelle administration publie les données ?' },
    attribution: { text: 'Les réutilisateurs doivent-ils citer la source ?' },
    shareAlike: {
      text: 'Ce que d’autres font des données doit-il être publié sous la même licence ?',
      hint: 'Cela entrave la réutilisation avec d’autres données.',
    },
  },
  answers: {
    rights: {
      own: 'À nous, entièrement',
      partly: 'En partie à d’autres',
      unknown: 'Nous ne le savons pas',
    },
    thirdParty: { agreed: 'Oui, par écrit', open: 'Non, ou pas encore' },
    personal: {
      none: 'Non, ou elles ont été anonymisées',
      lawful: 'Oui, et une loi en prévoit la publication',
      yes: 'Oui',
    },
    hvd: { yes: 'Oui', no: 'Non' },
    country: {
      fr: 'Une administration française',
      be: 'Une administration belge',
      lu: 'Une administration luxembourgeoise',
      eu: 'Une institution de l’UE, ou une autre',
    },
    attribution: { yes: 'Oui', no: 'Non' },
    shareAlike: { yes: 'Oui', no: 'Non' },
  },
  obstacles: {
    'rights-unknown':
      'Personne ne peut accorder de licence sur ce qui appartient peut-être à d’autres. Cherchez qui a produit les données, et sous quel contrat.',
    'third-party-open':
      'Obtenez l’accord écrit des titulaires de cette partie, ou publiez les données sans elle.',
    'personal-data':
      'Des données à caractère personnel ne se publient pas en données ouvertes sans base légale. Demandez à votre délégué à la protection des données si elles peuvent être retirées ou anonymisées.',
  },
  notes: {
    'france-list':
      'Les administrations françaises choisissent dans une liste fixée par décret (articles L. 323-2 et D. 323-2-1 du code des relations entre le public et l’administration) ; d’autres licences doivent d’abord être homologuées.',
    'belgium-open':
      'Les autorités belges ont leurs propres politiques, fédérale et régionales ; la Flandre a des licences modèles, rattachées à la table européenne.',
    'luxembourg-cc0': 'Le portail national luxembourgeois recommande CC0.',
    'commission-reuse':
      'La Commission emploie CC BY 4.0 pour ses documents et CC0 pour les données brutes ; ailleurs, des règles nationales peuvent en dire plus.',
    'third-party-agreed': 'Vérifiez que l’accord couvre précisément cette licence.',
    'personal-lawful':
      'La licence ne lève pas la protection des données : les réutilisateurs ont besoin de leur propre base légale.',
    'hvd-no-share-alike':
      'Un jeu de données de forte valeur ne peut pas exiger le partage à l’identique : le règlement n’admet aucune licence moins ouverte que CC BY 4.0.',
    'odbl-share-alike':
      'L’ODbL exige la même licence pour les bases dérivées, non pour ce qui est produit avec elles.',
    'attribution-anyway':
      'La Licence Ouverte demande quand même de citer la source ; c’est la plus ouverte de la liste.',
  },
};

const MESSAGES: Record<Lang, LicenceHelpMessages> = { en, fr };

export const licenceHelpMessagesOf = (lang: Lang): LicenceHelpMessages => MESSAGES[lang];
