/** The one table of opencc-js that is used, which has no types of its own: `traditional simplified|…`. */
declare module 'opencc-js/dict/TSCharacters' {
  const table: string
  export default table
}
