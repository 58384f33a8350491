/** The colours of the site in which a badge is drawn, by token; a test compares them with `app/tokens.css`. */
export const BADGE_COLOURS = {
  light: {
    sheet: '#ffffff',
    rule: '#d7dad3',
    tint: '#eef0eb',
    ink: '#14181b',
    'ink-3': '#5c6268',
    verdigris: '#0b6353',
    hatch: '#7b8389',
  },
  dark: {
    sheet: '#181c1f',
    rule: '#31383d',
    tint: '#20262a',
    ink: '#e9eae5',
    'ink-3': '#9aa1a5',
    verdigris: '#64c7b1',
    hatch: '#6d757b',
  },
} as const

type Colours = Record<keyof (typeof BADGE_COLOURS)['light'], string>

/** The style sheet of a badge: it stands in pages of others, so it names no font that has to be fetched. */
export const BADGE_STYLE = [
  'text{font-family:"Source Sans 3","Segoe UI","Noto Sans","Helvetica Neue",Arial,sans-serif}',
  '.a{font-size:13px;font-weight:600}.b{font-size:12px}',
  fills(BADGE_COLOURS.light),
  `@media (prefers-color-scheme:dark){${fills(BADGE_COLOURS.dark)}}`,
].join('')

function fills(colours: Colours): string {
  return [
    `.g{fill:${colours.sheet};stroke:${colours.rule}}`,
    `.a{fill:${colours.ink}}.b{fill:${colours['ink-3']}}`,
    `.t{fill:${colours.tint}}.s{fill:${colours.verdigris}}`,
    `.u{fill:url(#h);stroke:${colours.hatch};stroke-width:.5}.h{stroke:${colours.hatch};stroke-width:1.5}`,
    `.x{stroke:${colours['ink-3']}}`,
  ].join('')
}
