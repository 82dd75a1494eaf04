/** A period of time in words, from the properties by which DCAT, schema.org and OWL-Time give its ends. */
import { formatDate } from '../../../i18n/format.ts';
import type { Term } from '../../../rdf/terms.ts';
import { expandName } from './property-label.ts';
import { isLiteral, plainText, type Text } from './text.ts';
import type { ViewContext } from './view-context.ts';

export const PERIOD_START = ['dcat:startDate', 'schema:startDate'].map(expandName);
export const PERIOD_END = ['dcat:endDate', 'schema:endDate'].map(expandName);

const takeSingle = ({ reader }: ViewContext, node: string, properties: readonly string[]): Term | null => {
  for (const property of properties) {
    const values = reader.objects(node, property).filter(isLiteral);
    if (values.length !== 1) continue;
    reader.mark(node, property, values);
    return values[0]!;
  }
  return null;
};

/** `1 January 2012 – 31 December 2012`; null if the node has neither start nor end. */
export const takePeriod = (view: ViewContext, node: string): Text | null => {
  const start = takeSingle(view, node, PERIOD_START);
  const end = takeSingle(view, node, PERIOD_END);
  const from = start && formatDate(view.lang, start.value);
  const to = end && formatDate(view.lang, end.value);
  if (from && to) return plainText(from === to ? from : `${from} – ${to}`);
  if (from) return plainText(view.messages.unlimitedEnd(from));
  return to ? plainText(view.messages.unlimitedStart(to)) : null;
};
