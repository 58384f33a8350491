import { lines, type MadeUpSite } from './site.ts'

const ALL_OPEN = lines('User-agent: *', 'Allow: /')

/** An agency that says no by AIPREF, and yes for what it publishes as open data: the longer path decides. */
const riverLevels: MadeUpSite = {
  host: 'river-levels.example',
  name: 'River Levels',
  language: 'en',
  license: 'CC-BY-4.0',
  pages: 150,
  folders: ['bulletins', 'open-data'],
  lengths: [4, 10],
  sentences: [
    'At the gauge of {name} the water stood {n} centimetres above the mark.',
    'Flow at noon: {n} cubic metres a second, falling.',
    'The weir at {name} was opened for {n} minutes.',
    'No flood is expected below {name} before the weekend.',
  ],
  names: ['Upper Mill', 'Stone Ford', 'Weir End', 'Otter Reach'],
  isSnapshotKept: true,
  isAskedBefore: true,
  periods: [
    { from: '2025-01-01', files: { '/robots.txt': ALL_OPEN } },
    {
      from: '2026-08-17',
      files: {
        '/robots.txt': lines(
          'User-agent: *',
          'Allow: /',
          'Content-Usage: train-ai=n, search=y',
          'Content-Usage: /open-data/ train-ai=y, search=y',
        ),
      },
    },
  ],
}

/** A timetable whose server gives out: what it would say can't be read, which is not consent. */
const nightBuses: MadeUpSite = {
  host: 'night-buses.example',
  name: 'Night Buses',
  language: 'en',
  license: null,
  pages: 70,
  folders: ['lines', 'notices'],
  lengths: [3, 8],
  sentences: [
    'Line {n} runs every twenty minutes until the last passenger is home.',
    'The stop at {name} is moved by {n} metres while the street is dug up.',
    'Lost on line {n}: one umbrella, and a bag of {name} sweets.',
    'Change at {name} for the line to the hospital.',
  ],
  names: ['Corn Market', 'Old Gate', 'Station', 'Tannery'],
  isSnapshotKept: true,
  isAskedBefore: true,
  periods: [
    { from: '2025-01-01', files: { '/robots.txt': ALL_OPEN } },
    { from: '2026-05-02', files: {}, down: 'server-error' },
  ],
}

/** A forum that vanishes. The collector kept nothing of what it said, and nobody had asked it before. */
const oldForum: MadeUpSite = {
  host: 'old-forum.example',
  name: 'The Old Forum',
  language: 'en',
  license: null,
  pages: 140,
  folders: ['threads'],
  lengths: [2, 9],
  sentences: [
    'I tried it with {n} turns of wire and it hums, thanks {name}.',
    '{name} wrote: have you looked behind the panel?',
    'Solved: the fuse was rated for {n} milliamps.',
    'Does anybody still have the manual of {name}’s tuner, page {n}?',
  ],
  names: ['ohmsweetohm', 'valve77', 'solderbird', 'oldfret'],
  isSnapshotKept: false,
  isAskedBefore: false,
  periods: [
    { from: '2025-01-01', files: { '/robots.txt': lines('User-agent: *', 'Disallow: /private/') } },
    { from: '2026-09-05', files: {}, down: 'dns' },
  ],
}

/** A garden that never says anything: every place answers that there is none. */
const quietGarden: MadeUpSite = {
  host: 'quiet-garden.example',
  name: 'Le jardin tranquille',
  language: 'fr',
  license: null,
  pages: 60,
  folders: ['saisons'],
  lengths: [4, 12],
  sentences: [
    'Ce matin, {n} abeilles sur la lavande, et pas un bruit.',
    'Le vieux banc de {name} a reçu sa couche de peinture.',
    'J’ai semé {n} graines de {name} le long du mur.',
    'Il faut attendre {n} jours avant la première fleur.',
  ],
  names: ['capucine', 'bleuet', 'Jeanne', 'nigelle'],
  isSnapshotKept: true,
  isAskedBefore: true,
  periods: [{ from: '2025-01-01', files: {} }],
}

/** An almanac that allows, in so many words, from the start. */
const almanac: MadeUpSite = {
  host: 'open-almanac.example',
  name: 'The Open Almanac',
  language: 'en',
  license: 'CC-BY-4.0',
  pages: 100,
  folders: ['days', 'moons', 'tides'],
  lengths: [6, 15],
  sentences: [
    'On day {n} of the year the sun rises over {name} Hill.',
    'The moon is {n} hours old and can’t be seen yet.',
    'High water at {name} comes {n} minutes later than yesterday.',
    'Sow peas now, says {name}, and be patient.',
  ],
  names: ['Ash', 'Linden', 'Rowan', 'Elder'],
  isSnapshotKept: true,
  isAskedBefore: true,
  periods: [
    {
      from: '2025-01-01',
      files: { '/robots.txt': lines('User-agent: *', 'Allow: /', 'Content-Usage: train-ai=y, search=y') },
    },
  ],
}

/** A parish whose registers were closed to AI crawlers, and are opened: consent can also grow. No snapshot was kept, but it was asked before and after. */
const parish: MadeUpSite = {
  host: 'parish-registers.example',
  name: 'Registros de la parroquia',
  language: 'es',
  license: 'CC0-1.0',
  pages: 60,
  folders: ['bautismos', 'bodas'],
  lengths: [4, 9],
  sentences: [
    'El libro de {name} tiene {n} hojas y le falta la última.',
    'Se casaron en {name} ante {n} testigos, todos de la aldea.',
    'El padrino pagó {n} monedas y una gallina.',
    'La tinta del folio {n} es más clara que las otras.',
  ],
  names: ['Santa Marta', 'Valdehita', 'Robledo'],
  isSnapshotKept: false,
  isAskedBefore: true,
  periods: [
    {
      from: '2025-01-01',
      files: {
        '/robots.txt': lines('User-agent: CCBot', 'User-agent: GPTBot', 'Disallow: /', '', 'User-agent: *', 'Allow: /'),
      },
    },
    {
      from: '2026-10-05',
      files: {
        '/robots.txt': lines('User-agent: *', 'Content-Signal: search=yes, ai-input=yes, ai-train=yes', 'Allow: /'),
      },
    },
  ],
}

/** Six sites of other kinds: part yes and part no, unreadable, gone, silent, open, and opened. */
export const OTHER_SITES = [riverLevels, nightBuses, oldForum, quietGarden, almanac, parish] as const
