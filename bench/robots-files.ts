import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** A robots.txt, the agent that asks, and as many URLs of its host as are asked for. */
export type BenchedRobots = { name: string; origin: string; agent: string; text: string; urls: string[] }

const SAMPLES = new URL('../../shared/data/preferences/samples/', import.meta.url)

/** How many rules the generated files have: as small as a blog's, as large as a shop's. */
const RULES = [10, 20, 30, 50, 80, 120, 200, 300, 400, 500]

const WORDS =
  'news shop product products category tag author search user account cart checkout images static assets api en de fr archive blog forum thread page print admin private download files media video docs help about wp-content uploads data reports press events jobs reviews gallery'.split(
    ' ',
  )
const PARAMETERS = 'sort page q utm_source sessionid filter ref lang view order'.split(' ')
const ENDINGS = ['.html', '.pdf', '.jpg', '.php', '.xml', '']
const AGENTS = ['Colophon', 'GPTBot', 'CCBot', 'Googlebot']

/** Real-shaped robots files, those beside this checkout and generated ones, each with `perFile` URLs; the same at each call. */
export function benchedRobots(perFile: number): BenchedRobots[] {
  const next = randomNumbers(20260822)
  const texts = [
    ...sampleTexts(),
    ...RULES.map((rules) => ({ name: `${rules} rules`, text: generatedText(rules, next) })),
  ]
  return texts.map(({ name, text }, place) => {
    const origin = `https://www.host-${place}.example`
    const agent = AGENTS[place % AGENTS.length] ?? 'Colophon'
    return { name, origin, agent, text, urls: Array.from({ length: perFile }, () => `${origin}${somePath(next)}`) }
  })
}

function sampleTexts(): { name: string; text: string }[] {
  if (!existsSync(SAMPLES)) return []
  const names = readdirSync(SAMPLES).filter((name) => name.startsWith('robots-') && name.endsWith('.txt'))
  return names.map((name) => ({ name, text: readFileSync(new URL(name, SAMPLES), 'utf8') }))
}

/** A file with comments, sitemaps, a group for everyone and one that refuses an agent; a third of its rules have wildcards. */
function generatedText(rules: number, next: Next): string {
  const lines = Array.from({ length: rules }, () => `${next(5) === 0 ? 'Allow' : 'Disallow'}: ${somePattern(next)}`)
  return [
    '# made for measuring',
    'User-agent: GPTBot',
    'User-agent: Bytespider',
    'Disallow: /',
    '',
    'User-agent: *',
    ...lines,
    '',
    'Sitemap: https://www.host.example/sitemap.xml',
  ].join('\n')
}

function somePattern(next: Next): string {
  const folder = () => `/${someOf(WORDS, next)}/`
  const ways = [
    () => folder(),
    () => `/${someOf(WORDS, next)}`,
    () => `${folder()}${someOf(WORDS, next)}/`,
    () => `${folder()}${someOf(WORDS, next)}-${next(90)}`,
    () => `${folder()}${someOf(WORDS, next)}${someOf(ENDINGS, next)}$`,
    () => `${folder()}${someOf(WORDS, next)}/${someOf(WORDS, next)}/`,
    () => `/*?${someOf(PARAMETERS, next)}=`,
    () => `/*/${someOf(WORDS, next)}-${next(40)}`,
    () => `${folder()}*${someOf(ENDINGS, next)}$`,
  ]
  return (ways[next(ways.length)] ?? folder)()
}

/** One to five folders, a name, an ending; a query on every fourth, an escape on every twentieth. */
function somePath(next: Next): string {
  const folders = Array.from({ length: 1 + next(5) }, () => someOf(WORDS, next))
  const name = next(20) === 0 ? `caf%C3%A9-${next(1000)}` : `${someOf(WORDS, next)}-${next(100_000)}`
  const query = next(4) === 0 ? `?${someOf(PARAMETERS, next)}=${next(1000)}&${someOf(PARAMETERS, next)}=x` : ''
  return `/${folders.join('/')}/${name}${someOf(ENDINGS, next)}${query}`
}

type Next = (below: number) => number

function someOf(list: readonly string[], next: Next): string {
  return list[next(list.length)] ?? ''
}

/** The same numbers at each run: a linear congruence of 32 bits, of which the high ones are taken. */
function randomNumbers(seed: number): Next {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
