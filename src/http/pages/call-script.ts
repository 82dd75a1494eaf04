/**
 * What the scripts of pages with a token have in common: they send what the API takes, with the token that a person
 * typed and that is kept nowhere, and say what was answered in the language of the page.
 */

/** Begins each such script. A form `x` has its status in `#x-status`, and texts of problems in `data-problems`. */
export const callScript = `'use strict';
// A field named id would stand in the place of form.id.
const statusOf = (form) => document.getElementById(form.getAttribute('id') + '-status');
const say = (form, text) => { statusOf(form).textContent = text; };

const filled = (text, places) => text.replace(/\\{(\\w+)\\}/g, (_, name) => String(places[name] ?? ''));
/** In the language of the page where there is a text, and in English. */
const wordsOf = (form, problem) => {
  const known = JSON.parse(form.dataset.problems || '{}')[problem.code];
  if (!known) return { text: null, english: problem.detail };
  return { text: [known.detail, known.hint].filter(Boolean).map((each) => filled(each, problem)).join(' '), english: problem.detail };
};

/** @throws the problem that the API answers with */
const ask = async (form, { method, href, headers = {}, body }) => {
  const answer = await window.fetch(href, {
    method,
    headers: {
      Accept: 'application/json',
      'Accept-Language': document.documentElement.lang,
      Authorization: 'Bearer ' + form.elements.namedItem('token').value.trim(),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (answer.ok) return answer;
  let problem = {};
  try {
    problem = await answer.json();
  } catch {
    // It is no problem document.
  }
  throw { detail: String(answer.status), ...problem, status: answer.status };
};

/** What went wrong, whether the API said so or the network. */
const problemOf = (error) => (error instanceof Error ? { detail: error.message } : error);
`;
