/** The little of citation-js 0.8 that is used here; it ships no types. Its parsers are named, its networking is not used. */
declare module '@citation-js/core' {
  export const plugins: { input: { data(input: unknown, type: string): unknown } }
}

declare module '@citation-js/plugin-bibtex' {}

declare module '@citation-js/plugin-ris' {}
