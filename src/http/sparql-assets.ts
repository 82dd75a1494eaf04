/**
 * The parts of the query editor: YASGUI as its package has it, and what is ours. Their addresses change with the
 * version of the package or with our texts.
 */
import yasguiStyle from '@zazuko/yasgui/build/yasgui.min.css';
import yasguiScript from '@zazuko/yasgui/build/yasgui.min.js?raw';
import type { Handler } from './app-env.ts';
import sparqlStyle from './pages/sparql.css';
import { sparqlScript } from './pages/sparql-script.ts';
import { fingerprint } from './pages/style.ts';
import { asset } from './routes/assets.ts';

const style = `${yasguiStyle}\n${sparqlStyle}`;

export const EDITOR_ASSETS = {
  // Its length stands for a megabyte that is not worth reading at every start.
  scripts: [
    `/sparql/yasgui.js?v=${yasguiScript.length.toString(36)}`,
    `/sparql/editor.js?v=${fingerprint(sparqlScript)}`,
  ],
  style: `/sparql/editor.css?v=${fingerprint(style)}`,
} as const;

const JAVASCRIPT = 'text/javascript; charset=utf-8';

export const getYasgui: Handler = asset(JAVASCRIPT, yasguiScript);
export const getEditorScript: Handler = asset(JAVASCRIPT, sparqlScript);
export const getEditorStyle: Handler = asset('text/css; charset=utf-8', style);
