/**
 * Files that the bundler hands over as text (the rule in wrangler.toml).
 */
declare module '*.ttl' {
  const text: string;
  export default text;
}

declare module '*.css' {
  const text: string;
  export default text;
}
