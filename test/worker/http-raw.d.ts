/** Files imported as text by the test bundler. */
declare module '*.md?raw' {
  const text: string;
  export default text;
}
