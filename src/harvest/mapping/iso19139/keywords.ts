/**
 * Keywords: what an anchor names is a theme, a high-value category or the law that applies; what a thesaurus
 * names by text is looked up. The text itself stays a keyword.
 */
import { HVD_REGULATION, ns } from '../../../rdf/namespaces.ts';
import { SCHEMES } from '../../../vocab/schemes.ts';
import { wishConcept } from '../concepts.ts';
import type { Draft } from '../draft.ts';
import { isHvdMark, sayHvd } from '../hvd-tags.ts';
import type { SourceValue } from '../mapped-record.ts';
import { addressOf } from '../say.ts';
import { registered, sayCode } from './code-lists.ts';
import { type Languages, textsOf } from './languages.ts';
import { sayLocal } from './parties.ts';
import type { XmlNode } from './xml.ts';

const HVD_CATEGORY = SCHEMES['high-value-dataset-category'].prefix;

const SERVICE_CATEGORY = 'http://inspire.ec.europa.eu/metadata-codelist/SpatialDataServiceCategory/';

const sayAnchor = (draft: Draft, { place, value }: SourceValue): void => {
  const iri = addressOf(value);
  if (!iri) {
    draft.note('address-unreadable', { place, value });
    return;
  }
  if (iri.value === HVD_REGULATION)
    draft.give(draft.resource, ns.dcatap('applicableLegislation'), iri, place);
  else if (iri.value.startsWith(HVD_CATEGORY))
    draft.give(draft.resource, ns.dcatap('hvdCategory'), iri, place);
  else if (iri.value.startsWith(SERVICE_CATEGORY))
    draft.give(draft.resource, ns.geodcatap('serviceCategory'), iri, place);
  else draft.give(draft.resource, ns.dcat('theme'), iri, place);
};

type Thesaurus = 'inspireTheme' | 'hvdCategoryOfText' | null;

const thesaurusOf = (keywords: XmlNode): Thesaurus => {
  const title = keywords.first('thesaurusName/CI_Citation/title');
  const name = `${title?.text()?.value ?? ''} ${title?.anchor()?.value ?? ''}`;
  if (/inspire[_ -]*themes?|th[eè]mes? inspire|inspire\.ec\.europa\.eu\/theme/i.test(name))
    return 'inspireTheme';
  return /high[- ]value|asd487ae75|2023\/138/i.test(name) ? 'hvdCategoryOfText' : null;
};

export const sayKeywordsOf = (draft: Draft, identification: XmlNode, languages: Languages): void => {
  const plain: SourceValue[] = [];
  for (const keywords of identification.all('descriptiveKeywords/MD_Keywords')) {
    const thesaurus = thesaurusOf(keywords);
    for (const keyword of keywords.all('keyword')) {
      const anchor = keyword.anchor();
      const texts = textsOf(keyword, languages);
      if (anchor) sayAnchor(draft, anchor);
      else if (thesaurus) wishConcept(draft, draft.resource, thesaurus, texts);
      else plain.push(...texts);
      sayLocal(draft, draft.resource, ns.dcat('keyword'), texts);
    }
    keywords.first('type')?.skip();
    keywords.first('thesaurusName')?.skip();
  }
  const mark = plain.find(({ value }) => isHvdMark(value));
  if (mark) sayHvd(draft, mark, plain);
};

/** The categories of ISO 19115, and the theme of the EU that each falls under. */
export const sayTopics = (draft: Draft, identification: XmlNode): void => {
  for (const topic of identification.all('topicCategory')) {
    const from = topic.code();
    sayCode(draft, draft.resource, ns.geodcatap('topicCategory'), { list: 'TopicCategory', from });
    const iri = from && registered('TopicCategory', from.value);
    if (iri) wishConcept(draft, draft.resource, 'themeBeside', [from], { isCode: true });
  }
};
