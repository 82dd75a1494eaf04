/**
 * The script of the pages that manage sources and runs. It reads the forms by their `data-` attributes, see
 * `parts/source-field.tsx` and `parts/manage.tsx`, and knows no setting by name.
 */
import { callScript } from './call-script.ts';

/** Fields to JSON and back; each by its `data-read`. */
const FIELDS = `
const named = (form, name) => form.querySelector('[name="' + name + '"]');
const linesIn = (text) => text.split('\\n').map((line) => line.trim()).filter((line) => line !== '');
const pairOf = (line) => {
  const at = line.indexOf(':');
  return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
};
const textIn = (field) => field.value.trim() || null;
const READ = {
  text: textIn,
  url: textIn,
  secret: textIn,
  area: textIn,
  choice: textIn,
  number: (field) => (field.value === '' ? null : Number(field.value)),
  percent: (field) => (field.value === '' ? null : Math.round(Number(field.value) * 1e6) / 1e8),
  flag: (field) => field.checked,
  lines: (field) => linesIn(field.value),
  pairs: (field) => Object.fromEntries(linesIn(field.value).map(pairOf)),
  several: (field, form) =>
    [...form.querySelectorAll('[name="' + field.name + '"]:checked')].map((box) => box.value),
  schedule: (field, form) => (field.value === 'cron' ? named(form, 'cron').value.trim() : field.value || null),
};
const SHOW = {
  percent: (field, value) => { field.value = String(Math.round(value * 1e8) / 1e6); },
  flag: (field, value) => { field.checked = value === true; },
  lines: (field, value) => { field.value = value.join('\\n'); },
  pairs: (field, value) => { field.value = Object.entries(value).map((pair) => pair.join(': ')).join('\\n'); },
  several: (field, value) => { field.checked = value.includes(field.value); },
  secret: (field, _, form) => { field.placeholder = phrase(form, 'secretSet'); },
  schedule: (field, value, form) => {
    const isKnown = [...field.options].some((option) => option.value === value);
    field.value = isKnown ? value : 'cron';
    if (!isKnown) named(form, 'cron').value = value;
  },
};
const isNothing = (value) => value === null || value === false || (Array.isArray(value) && value.length === 0);
const fieldsOf = (form) => [...form.querySelectorAll('[data-read]')];

/** What the form says, as the API takes it. Without an address a source is not to be harvested. */
const bodyOf = (form) => {
  const body = {};
  for (const field of fieldsOf(form)) {
    const [name, part] = field.name.split('.');
    const value = READ[field.dataset.read](field, form);
    if (part === undefined) {
      body[name] = value;
    } else {
      body[name] ??= {};
      if (!('dropped' in field.dataset && isNothing(value))) body[name][part] = value;
    }
  }
  if (body.webhook && body.webhook.url === null) body.webhook = null;
  const { id, ...rest } = body;
  if (rest.url) return rest;
  return Object.fromEntries(Object.entries(rest).filter(([name]) => ['title', 'reexposed'].includes(name)));
};

const fill = (form, { config, ...facts }) => {
  const all = { ...facts, ...config };
  for (const field of fieldsOf(form)) {
    const [name, part] = field.name.split('.');
    const value = part === undefined ? all[name] : all[name]?.[part];
    if (value === undefined || value === null) continue;
    const show = SHOW[field.dataset.read];
    if (show) show(field, value, form);
    else field.value = String(value);
  }
};

/** Fields that belong to a value of another one. */
const showRelevant = (form) => {
  for (const each of form.querySelectorAll('[data-when]')) {
    const field = named(form, each.dataset.when);
    each.hidden = !field || !each.dataset.is.split(' ').includes(field.value);
  }
};
`;

/** Refusals stand at the field that they are about, else under the buttons. */
const MESSAGES = `
const phrase = (form, name) => JSON.parse(form.dataset.words || '{}')[name] ?? '';
const OF_CODE = { 'source-id-invalid': 'id', 'source-reserved': 'id', 'precedence-fixed': 'precedence' };
const line = (text, lang) => {
  const element = document.createElement('p');
  element.textContent = text;
  if (lang) {
    element.lang = lang;
    element.className = 'quiet';
  }
  return element;
};
const hintsOf = (field) =>
  (field.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== '' && id !== 'field-error');
const clearMessages = (form) => {
  say(form, '');
  for (const each of form.querySelectorAll('.field-error')) each.remove();
  for (const field of form.querySelectorAll('[aria-invalid]')) {
    field.removeAttribute('aria-invalid');
    field.setAttribute('aria-describedby', hintsOf(field).join(' '));
  }
};
const fieldAbout = (form, problem) => {
  const name = OF_CODE[problem.code] ?? problem.member;
  if (!name) return null;
  const [path] = /^\\w+(?:\\.\\w+)?/.exec(problem.detail) ?? [''];
  return named(form, path) ?? named(form, name) ?? form.querySelector('[name^="' + name + '."]');
};
const showProblem = (form, problem) => {
  const field = fieldAbout(form, problem);
  const words = problem.isOurs ? { text: problem.detail } : wordsOf(form, problem);
  // At its field, what is wrong needs no name; what exactly is wrong is said in English.
  const isAtField = field !== null && words.text !== null && problem.member !== undefined && !problem.isOurs;
  const text = isAtField ? phrase(form, 'invalid') : words.text;
  const english = line(words.english, document.documentElement.lang === 'en' ? null : 'en');
  const lines = text === null ? [english] : [line(text), ...(isAtField ? [english] : [])];
  if (!field) {
    statusOf(form).replaceChildren(line(phrase(form, 'failed')), ...lines, ...(problem.link ? [problem.link] : []));
    if (problem.status === 401 || problem.status === 403) form.elements.namedItem('token').focus();
    return;
  }
  const box = document.createElement('div');
  box.className = 'field-error';
  box.id = 'field-error';
  box.append(...lines, ...(problem.link ? [problem.link] : []));
  const place = field.closest('.field');
  place.hidden = false;
  place.append(box);
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-describedby', [...hintsOf(field), box.id].join(' '));
  for (let each = field.closest('details'); each; each = each.parentElement.closest('details')) each.open = true;
  say(form, phrase(form, 'failed') + ' ' + (text ?? words.english));
  field.focus();
};
`;

/** What the buttons do, by their \`data-does\`. */
const ACTIONS = `
const go = (address, places) => location.assign(filled(address, places));
const idOf = (form) => form.dataset.id ?? named(form, 'id').value.trim();
const sourceHref = (form, id) => form.dataset.api + '/sources/' + encodeURIComponent(id);

/** A new source must not change one that is there. */
const requireNew = async (form, id) => {
  try {
    await ask(form, { method: 'GET', href: sourceHref(form, id) });
  } catch (error) {
    if (error.status === 404) return;
    throw error;
  }
  const link = document.createElement('a');
  link.href = filled(form.dataset.edit, { id });
  link.textContent = phrase(form, 'takenLink');
  throw { member: 'id', detail: phrase(form, 'taken'), isOurs: true, link };
};

const save = async (form) => {
  const id = idOf(form);
  if (form.dataset.id === undefined) await requireNew(form, id);
  await ask(form, { method: 'PUT', href: sourceHref(form, id), body: bodyOf(form) });
  return id;
};

const startRun = async (form, id) => {
  const answer = await ask(form, { method: 'POST', href: sourceHref(form, id) + '/runs' });
  go(form.dataset.run, { run: (await answer.json()).id });
};

const DOES = {
  open: async (form) => {
    if (!form.elements.namedItem('token').reportValidity()) return;
    const answer = await ask(form, { method: 'GET', href: sourceHref(form, idOf(form)) });
    fill(form, await answer.json());
    const settings = document.getElementById('settings');
    settings.hidden = false;
    settings.disabled = false;
    const button = form.querySelector('[data-does="open"]');
    button.hidden = true;
    button.disabled = true;
    showRelevant(form);
    say(form, phrase(form, 'opened'));
    settings.querySelector('[data-read]').focus();
  },
  preview: async (form) => {
    say(form, phrase(form, 'reading'));
    const isForm = form.querySelector('[data-read]') !== null;
    const answer = await ask(form, {
      method: 'POST',
      href: sourceHref(form, idOf(form)) + '/preview',
      headers: { Accept: 'text/html' },
      ...(isForm && { body: bodyOf(form) }),
    });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const place = document.getElementById('preview');
    place.replaceChildren(...page.getElementById('preview').children);
    say(form, phrase(form, 'previewed'));
    place.focus();
  },
  save: async (form) => go(form.dataset.source, { id: await save(form) }),
  saveRun: async (form) => startRun(form, await save(form)),
  run: (form) => startRun(form, idOf(form)),
  /** An address of the API that wants no more than the token; then the page as it is now. */
  post: async (form, { href }) => {
    await ask(form, { method: 'POST', href });
    location.reload();
  },
  giveUp: async (form) => {
    if (!form.elements.namedItem('token').reportValidity()) return;
    const sure = named(form, 'sure');
    if (!sure.checked) {
      say(form, phrase(form, 'giveUpUnsure'));
      sure.focus();
      return;
    }
    const records = form.querySelector('[name="records"]:checked').value;
    const href = sourceHref(form, idOf(form)) + '?records=' + records;
    for (;;) {
      const { withdrawn, remaining } = await (await ask(form, { method: 'DELETE', href })).json();
      if (records === 'keep' || remaining === 0 || withdrawn === 0) return go(form.dataset.sources, {});
      say(form, filled(phrase(form, 'givingUp'), { remaining }));
    }
  },
};

for (const form of document.querySelectorAll('form[data-call]')) {
  let isBusy = false;
  form.hidden = false;
  showRelevant(form);
  form.addEventListener('change', () => showRelevant(form));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (isBusy) return;
    isBusy = true;
    clearMessages(form);
    say(form, phrase(form, 'busy'));
    const { does, ...button } = event.submitter.dataset;
    try {
      await DOES[does](form, button);
      if (statusOf(form).textContent === phrase(form, 'busy')) say(form, '');
    } catch (error) {
      showProblem(form, problemOf(error));
    } finally {
      isBusy = false;
    }
  });
}

/** A run that is under way says so until it ended. */
const watched = document.querySelector('[data-watch]');
const look = async () => {
  try {
    const answer = await window.fetch(watched.dataset.watch, {
      headers: { Accept: 'application/json', 'Accept-Language': document.documentElement.lang },
    });
    const run = await answer.json();
    if (answer.ok && run.outcome !== null) return location.reload();
    if (answer.ok) watched.textContent = run.words.join(' ');
  } catch {
    // It is asked again.
  }
  setTimeout(look, 3000);
};
if (watched) setTimeout(look, 1000);
`;

export const harvestScript = `${callScript}${FIELDS}${MESSAGES}${ACTIONS}`;
