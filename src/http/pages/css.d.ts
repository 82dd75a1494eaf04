/** Style sheets are imported as text (`wrangler.toml`, rules of type `Text`). */
declare module '*.css' {
  const text: string;
  export default text;
}
