declare module 'spdx-expression-parse' {
  type License = { license: string; plus?: true; exception?: string }
  type Junction = { left: Expression; conjunction: 'and' | 'or'; right: Expression }
  type Expression = License | Junction
  export default function parse(source: string): Expression
}
