/**
 * The script of the query editor: it puts YASGUI's editor in the place of the form's text area, and its tables
 * under it. YASGUI's own look-ups at other sites, its store in the browser and its links are off.
 */
export const sparqlScript = `'use strict';
(() => {
  const Gui = window.Yasgui && (window.Yasgui.default || window.Yasgui.Yasgui || window.Yasgui);
  const byId = (id) => document.getElementById(id);
  const place = byId('sparql-editor');
  const text = byId('query');
  if (!Gui || !place || !text) return;
  const { Yasqe, Yasr } = Gui;
  const words = place.dataset;
  const prefixes = JSON.parse(words.prefixes);
  const status = byId('sparql-status');

  const prefixCompleter = Yasqe.Autocompleters && Yasqe.Autocompleters.prefixes;
  if (prefixCompleter) {
    prefixCompleter.persistenceId = null;
    prefixCompleter.get = () => Object.entries(prefixes).map(([name, iri]) => name + ': <' + iri + '>').sort();
  }

  place.hidden = false;
  const editor = new Yasqe(place, {
    value: text.value,
    persistenceId: null,
    consumeShareLink: null,
    createShareableLink: () => location.href,
    createShortLink: undefined,
    prefixCcApi: null,
    showQueryButton: false,
    pluginButtons: undefined,
    resizeable: true,
    collapsePrefixesOnLoad: false,
    screenReaderLabel: words.label,
    autocompleters: ['prefixes', 'variables'],
    requestConfig: {
      endpoint: new URL(words.endpoint, location.href).href,
      // Answers by GET can be kept by a cache; a URL should stay below 8 KB.
      method: (yasqe) => (encodeURIComponent(yasqe.getValue()).length < 6000 ? 'GET' : 'POST'),
      acceptHeaderSelect: 'application/sparql-results+json',
      acceptHeaderGraph: 'text/turtle',
    },
  });
  // The Tab key leaves the editor, as it leaves every other field.
  editor.setOption('extraKeys', { ...editor.getOption('extraKeys'), Tab: false, 'Shift-Tab': false });
  text.required = false;
  byId('sparql-field').hidden = true;
  byId('sparql-run').hidden = false;
  byId('sparql-keys').hidden = false;
  for (const control of place.querySelectorAll('.yasqe_buttons, .yasqe_share')) control.remove();

  const line = (name, content) => {
    const element = document.createElement(name);
    element.textContent = content;
    return element;
  };
  const errorOf = async (error) => {
    let problem;
    try {
      problem = JSON.parse(error.text);
    } catch {
      return undefined;
    }
    if (!problem || typeof problem.detail !== 'string') return undefined;
    const box = document.createElement('div');
    box.className = 'problem';
    box.lang = 'en';
    box.append(line('p', problem.detail));
    if (problem.hint) box.append(line('p', problem.hint));
    if (problem.line && problem.column) {
      const at = words.place.replace('{line}', problem.line).replace('{column}', problem.column);
      box.append(line('p', at));
    }
    if (Array.isArray(problem.expected) && problem.expected.length > 0)
      box.append(line('p', words.expected + ' ' + problem.expected.slice(0, 20).join(', ')));
    return box;
  };

  const answer = new Yasr(byId('sparql-results'), {
    persistenceId: null,
    prefixes,
    pluginOrder: ['table', 'boolean', 'response'],
    defaultPlugin: 'table',
    errorRenderers: [errorOf],
    getDownloadFileName: () => 'answer',
  });

  const results = byId('sparql-results');
  const nameControls = () => {
    for (const head of results.querySelectorAll('th .dt-column-title'))
      if (head.textContent === '') head.textContent = '#';
    for (const control of results.querySelectorAll('select.tableSizer'))
      control.setAttribute('aria-label', words.pageSize);
  };
  answer.on('drawn', nameControls);

  const setRunning = (isRunning) => {
    byId('sparql-start').disabled = isRunning;
    byId('sparql-stop').disabled = !isRunning;
    place.setAttribute('aria-busy', String(isRunning));
  };
  byId('sparql-start').addEventListener('click', () => editor.query().catch(() => {}));
  byId('sparql-stop').addEventListener('click', () => editor.abortQuery());
  byId('sparql-form').addEventListener('submit', () => {
    text.value = editor.getValue();
  });
  editor.on('query', () => {
    setRunning(true);
    status.textContent = words.running;
  });
  editor.on('queryAbort', () => {
    setRunning(false);
    status.textContent = '';
  });
  editor.on('queryResponse', (_, response, duration) => {
    setRunning(false);
    byId('sparql-answer').hidden = false;
    answer.setResponse(response, duration);
    nameControls();
    status.textContent = response instanceof Error || response.ok === false ? words.failed : words.done;
  });
})();
`;
