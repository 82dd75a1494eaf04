/** Files that are imported as text whatever they hold (`wrangler.toml`, rules of type `Text`). */
declare module '*.js?raw' {
  const text: string;
  export default text;
}
