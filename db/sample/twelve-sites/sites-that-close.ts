import { lines, type MadeUpSite } from './site.ts'

const GAZETTE = lines('User-agent: *', 'Disallow: /account/', 'Disallow: /search')
const ALL_OPEN = lines('User-agent: *', 'Allow: /')

/** A newspaper that comes to refuse AI crawlers by name. That binds those it names; of everyone else it says nothing. */
const gazette: MadeUpSite = {
  host: 'harbour-gazette.example',
  name: 'Harbour Gazette',
  language: 'en',
  license: 'All rights reserved',
  pages: 180,
  folders: ['news', 'harbour', 'letters'],
  lengths: [8, 22],
  sentences: [
    'The council met on {name} Street for {n} minutes and agreed to mend the crane.',
    'Skipper {name} landed {n} crates of herring before the fog came in.',
    'A reader from {name} Quay asks why the ferry leaves {n} minutes early on Sundays.',
    'The harbour master counted {n} masts, two more than last year.',
    'Nobody was hurt when {n} barrels rolled off the deck of the “{name}”.',
    'The library of the seamen’s home lends {n} books a week, most of them about the sea.',
  ],
  names: ['Anchor', 'Marigold', 'Tern', 'Halyard', 'Beacon'],
  isSnapshotKept: true,
  isAskedBefore: true,
  periods: [
    { from: '2025-01-01', files: { '/robots.txt': GAZETTE } },
    {
      from: '2026-04-02',
      files: {
        '/robots.txt': `${GAZETTE}${lines('', 'User-agent: GPTBot', 'User-agent: CCBot', 'User-agent: ClaudeBot', 'User-agent: Google-Extended', 'Disallow: /')}`,
      },
    },
  ],
}

/** A diary of walks that adds a Content Signal: search is welcome, training is not. */
const fieldNotes: MadeUpSite = {
  host: 'field-notes.example',
  name: 'Field Notes',
  language: 'en',
  license: 'CC-BY-NC-4.0',
  pages: 90,
  folders: ['2023', '2024', '2025'],
  lengths: [5, 14],
  sentences: [
    'Walked {n} minutes along the hedge and met nobody but a {name}.',
    'The {name} has come back to the pond, {n} days earlier than I wrote down last spring.',
    'I counted {n} snails on the gate and let them all pass.',
    'Rain until noon; the path to the {name} wood is a stream again.',
    'Under the {name} stands the first mushroom of the year, {n} millimetres high.',
  ],
  names: ['wren', 'heron', 'hazel', 'alder', 'hare'],
  isSnapshotKept: true,
  isAskedBefore: true,
  periods: [
    { from: '2025-01-01', files: { '/robots.txt': ALL_OPEN } },
    {
      from: '2026-03-09',
      files: {
        '/robots.txt': lines('User-agent: *', 'Content-Signal: search=yes, ai-input=no, ai-train=no', 'Allow: /'),
      },
    },
  ],
}

/** A museum that reserves text and data mining by TDMRep, with a policy to ask under. */
const clockMuseum: MadeUpSite = {
  host: 'uhrenmuseum.example',
  name: 'Museum der Uhren',
  language: 'de',
  license: null,
  pages: 120,
  folders: ['sammlung', 'werkstatt'],
  lengths: [6, 18],
  sentences: [
    'Die Wanduhr aus {name} geht seit {n} Jahren drei Minuten nach.',
    'Meister {name} feilte {n} Zähne in das Rad und zählte sie zweimal.',
    'Im Saal {n} steht eine Uhr, die nur bei Vollmond schlägt.',
    'Das Pendel wiegt {n} Gramm und schwingt so ruhig wie am ersten Tag.',
    'Wer die Feder aufzieht, hört {n} Sekunden lang ein leises Schnarren.',
  ],
  names: ['Lindau', 'Furtwangen', 'Harms', 'Berger', 'Ott'],
  isSnapshotKept: true,
  isAskedBefore: true,
  periods: [
    { from: '2025-01-01', files: { '/robots.txt': ALL_OPEN } },
    {
      from: '2026-05-04',
      files: {
        '/robots.txt': ALL_OPEN,
        '/.well-known/tdmrep.json': `${JSON.stringify([{ location: '/', 'tdm-reservation': 1, 'tdm-policy': 'https://uhrenmuseum.example/tdm-policy.json' }], null, 2)}\n`,
        '/tdm-policy.json': `${JSON.stringify({ '@context': 'http://www.w3.org/ns/odrl.jsonld', '@type': 'Offer', profile: 'http://www.w3.org/ns/tdmrep', assigner: { 'vcard:fn': 'Museum der Uhren' }, permission: [{ target: 'https://uhrenmuseum.example/', action: 'tdm:mine', duty: [{ action: 'obtainConsent' }] }] }, null, 2)}\n`,
      },
    },
  ],
}

/** A site of recipes that comes to offer a licence by RSL, in which training is not among what is permitted. */
const recipes: MadeUpSite = {
  host: 'valley-recipes.example',
  name: 'Recipes of the Valley',
  language: 'en',
  license: null,
  pages: 130,
  folders: ['soups', 'breads', 'pies', 'preserves'],
  lengths: [6, 16],
  sentences: [
    'Peel {n} potatoes and slice them as thin as a coin.',
    'Aunt {name} let the dough rest for {n} minutes under a damp cloth.',
    'Stir in {n} grams of butter, and no more, whatever {name} says.',
    'Bake it until the crust sounds hollow when you knock.',
    'It keeps for {n} days in a stone jar, if nobody finds it.',
  ],
  names: ['Rosa', 'Hilde', 'Marta', 'Agnes'],
  isSnapshotKept: true,
  isAskedBefore: true,
  periods: [
    { from: '2025-01-01', files: { '/robots.txt': ALL_OPEN } },
    {
      from: '2026-08-03',
      files: {
        '/robots.txt': `${lines('License: https://valley-recipes.example/license.xml', '')}${ALL_OPEN}`,
        '/license.xml': lines(
          '<rsl xmlns="https://rslstandard.org/rsl">',
          '  <content url="/">',
          '    <license>',
          '      <permits type="usage">search ai-index</permits>',
          '      <prohibits type="usage">ai-train</prohibits>',
          '    </license>',
          '  </content>',
          '</rsl>',
        ),
      },
    },
  ],
}

/** A shop whose network provider puts a managed block before its own lines, which say otherwise. */
const lampShop: MadeUpSite = {
  host: 'lamp-shop.example',
  name: 'The Lamp Shop',
  language: 'en',
  license: 'All rights reserved',
  pages: 60,
  folders: ['lamps', 'shades'],
  lengths: [3, 7],
  sentences: [
    'The lamp “{name}” burns for {n} hours on one charge.',
    'Its shade is folded from {n} pleats of oiled paper.',
    'Order before noon and we send it with the {name} coach.',
    'The brass foot weighs {n} grams and does not tip.',
  ],
  names: ['Dusk', 'Moth', 'Ember', 'Lark'],
  isSnapshotKept: true,
  isAskedBefore: true,
  periods: [
    { from: '2025-01-01', files: { '/robots.txt': ALL_OPEN } },
    {
      from: '2026-05-11',
      files: {
        '/robots.txt': `${lines(
          '# BEGIN Cloudflare Managed content',
          'User-agent: *',
          'Content-Signal: search=yes,ai-train=no',
          'Allow: /',
          '',
          'User-agent: GPTBot',
          'Disallow: /',
          '',
          'User-agent: CCBot',
          'Disallow: /',
          '# END Cloudflare Managed Content',
          '',
          '# The shop’s own lines',
          'User-agent: GPTBot',
          'Allow: /',
          '',
        )}${ALL_OPEN}`,
      },
    },
  ],
}

/** A gallery whose pages were sent with `noai` from the start: the collector kept those header lines, and took the pages all the same. */
const photoWalks: MadeUpSite = {
  host: 'photo-walks.example',
  name: 'Photo Walks',
  language: 'en',
  license: 'CC-BY-SA-4.0',
  pages: 60,
  folders: ['walks'],
  lengths: [3, 6],
  sentences: [
    'Frame {n} was taken from the {name} bridge just after the lamps went out.',
    'A dog, {n} pigeons, and the shadow of the {name} tower.',
    'I waited {n} minutes for the tram to leave the picture.',
  ],
  names: ['Iron', 'North', 'Mill'],
  isSnapshotKept: true,
  isAskedBefore: true,
  periods: [
    {
      from: '2025-01-01',
      files: { '/robots.txt': ALL_OPEN },
      pageHeaders: [
        ['Content-Type', 'text/html; charset=utf-8'],
        ['X-Robots-Tag', 'noai, noimageai'],
      ],
    },
  ],
}

/** Six sites that say no, each in another way. */
export const SITES_THAT_CLOSE = [gazette, fieldNotes, clockMuseum, recipes, lampShop, photoWalks] as const
