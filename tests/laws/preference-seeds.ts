import type { Mechanism } from '#lib/preference/preference.ts'

/** What a place of a mechanism may hold when it is well-formed: from such texts hostile ones are made. `text`: one octet a character. */
export type Seed = { mechanism: Mechanism; location: string; text: string }

const ORIGIN = 'https://a.example'

const ROBOTS = [
  '# BEGIN Cloudflare Managed content',
  'User-agent: *',
  'Content-Signal: search=yes,ai-train=no,use=immediate',
  'Content-Usage: train-ai=n;exceptions=cc-cr, search=y',
  'Content-Usage: /news/*.html$ ai-use=n;exceptions=cc-cr, genai=n',
  'License: https://a.example/license.xml',
  'Allow: /',
  'Disallow: /private/*?q=',
  '# END Cloudflare Managed Content',
  '',
  'User-agent: GPTBot',
  'User-agent: CCBot',
  'User-agent: Google-Extended',
  'Content-Signal: /a ai-input=no',
  'Disallow: /',
  '',
  'User-agent: Colophon',
  'Disallow: /%7Ea/caf%C3%A9/index.html',
].join('\n')

const XMP = `<?xpacket begin="\u00ef\u00bb\u00bf" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"
 xmlns:tdm="http://www.w3.org/ns/tdmrep/" tdm:reservation="1" tdm:policy="https://a.example/p.json">
<plus:DataMining>http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-GENAIMLTRAINING</plus:DataMining>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`

const RSL = `<?xml version="1.0"?><rsl xmlns="https://rslstandard.org/rsl"><content url="/news/*" server="https://a.example/olp">
<license><permits type="usage">ai-index search</permits><prohibits type="usage">ai-train, ai-input</prohibits>
<permits type="geo">EU</permits><payment type="crawl"><amount currency="EUR">1</amount></payment><legal type="warranty">ownership</legal>
</license></content><content url="/"><license><permits type="usage">all</permits><payment type="attribution"/></license></content></rsl>`

const HEAD = `<!doctype html><html><head><meta charset="utf-8"><title>A &amp; B</title><meta name="tdm-reservation" content="1">
<meta name="tdm-policy" content="/p.json"><meta name="robots" content="noai, noimageai"><meta name="googlebot" content="noindex">
<link rel="license" type="application/rsl+xml" href="/license.xml"><script type="application/rsl+xml">${RSL}</script>
</head><body><noscript><meta name="robots" content="noml"></noscript></body></html>`

const OPF = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" prefix="tdm: http://www.w3.org/ns/tdmrep#">
<metadata><meta property="tdm:reservation">1</meta><meta name="tdm:reservation" content="1"/><meta property="tdm:policy">https://a.example/p</meta>
</metadata></package>`

/** A manifest store of one CAWG assertion. */
const JUMBF = Buffer.from(
  'AAAA8Gp1bWIAAAAeanVtZGMycGEAEQAQgAAAqgA4m3EDYzJwYQAAAADKanVtYgAAACRqdW1kYzJtYQARABCAAACqADibcQN1cm46dXVpZDoxAAAAAJ5qdW1iAAAA' +
    'KWp1bWRjMmFzABEAEIAAAKoAOJtxA2MycGEuYXNzZXJ0aW9ucwAAAABtanVtYgAAAC5qdW1kY2JvcgARABCAAACqADibcQNjYXdnLnRyYWluaW5nLW1pbmluZwAA' +
    'AAA3Y2JvcqF4B2VudHJpZXOheBBjYXdnLmFpX3RyYWluaW5noXgDdXNleApub3RBbGxvd2Vk',
  'base64',
).toString('latin1')

const jpegOf = (marker: string, data: string) => {
  const length = String.fromCharCode((data.length + 2) >> 8, (data.length + 2) & 255)
  return `\xff\xd8\xff${marker}${length}${data}\xff\xda\0\x02\xff\xd9`
}
const pngOf = (type: string, data: string) =>
  `\x89PNG\r\n\x1a\n\0\0${String.fromCharCode(data.length >> 8, data.length & 255)}${type}${data}\0\0\0\0`

const MANIFEST = JSON.stringify({
  active_manifest_assertions: [
    {
      label: 'cawg.training-mining',
      data: { entries: { 'cawg.ai_training': { use: 'constrained', constraint_info: 'ask' } } },
    },
  ],
  ingredient_assertions: [{ label: 'c2pa.training-mining', data: { 'c2pa.data_mining': { use: 'notAllowed' } } }],
  validation: 'valid',
})

/** By mechanism, every form of place that it reads. */
export const SEEDS: readonly Seed[] = [
  ...(['robots-txt', 'ai-agent', 'control-token', 'content-usage', 'content-signal', 'cc-signals'] as const).map(
    (mechanism) => ({ mechanism, location: `${ORIGIN}/robots.txt`, text: ROBOTS }),
  ),
  {
    mechanism: 'tdmrep',
    location: `${ORIGIN}/.well-known/tdmrep.json`,
    text: '[{"location": "/news/*.html$", "tdm-reservation": 1, "tdm-policy": "/p.json"}, {"location": "/", "tdm-reservation": 0}]',
  },
  { mechanism: 'tdmrep', location: `${ORIGIN}/news/1.html`, text: HEAD },
  { mechanism: 'tdmrep', location: `${ORIGIN}/news/1.html`, text: OPF },
  { mechanism: 'tdmrep', location: `${ORIGIN}/news/1.html`, text: XMP },
  { mechanism: 'robots-tag', location: `${ORIGIN}/news/1.html`, text: HEAD },
  {
    mechanism: 'ai-txt',
    location: `${ORIGIN}/ai.txt`,
    text: '# Spawning AI\nUser-agent: *\nDisallow: *.jpg\nAllow: *.txt\n/\nAllow: /\n',
  },
  {
    mechanism: 'ai-txt-well-known',
    location: `${ORIGIN}/.well-known/ai.txt`,
    text: 'Training: conditional\nTraining-Allow: /news/*\nTraining-Deny: /a\nIndexing: deny\nAgent: GPTBot\n  Training: allow\n',
  },
  { mechanism: 'trust-txt', location: `${ORIGIN}/trust.txt`, text: 'member=x\ndatatrainingallowed = NO # ours\n' },
  ...[MANIFEST, JUMBF, jpegOf('\xeb', `JP\0\x01\0\0\0\x01${JUMBF}`), pngOf('caBX', JUMBF)].map(
    (text) => ({ mechanism: 'c2pa', location: `${ORIGIN}/news/1.html`, text }) as const,
  ),
  ...[
    XMP,
    jpegOf('\xe1', `http://ns.adobe.com/xap/1.0/\0${XMP}`),
    pngOf('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${XMP}`),
  ].map((text) => ({ mechanism: 'iptc-plus', location: `${ORIGIN}/news/1.html`, text }) as const),
  { mechanism: 'rsl', location: `${ORIGIN}/license.xml`, text: RSL },
  { mechanism: 'rsl', location: `${ORIGIN}/news/1.html`, text: HEAD },
  {
    mechanism: 'tdm-ai',
    location: `${ORIGIN}/news/1.html`,
    text: '{"iscc": "ISCC:KACT4EBWK27737D2", "all": "true", "train-ai": "false", "verified": true}',
  },
  {
    mechanism: 'registry',
    location: 'https://registry.example/query',
    text: `{"urls": [{"url": "${ORIGIN}/news/1.html", "optOut": true, "optIn": false}]}`,
  },
]

/** Header lines, each with a value that says something. */
export const HEADER_SEEDS: readonly (readonly [string, string])[] = [
  ['Content-Usage', 'train-ai=n;exceptions=cc-cr-ec, search=y, tdm=n'],
  ['Content-Signal', 'ai-train=no, search=yes, use=immediate'],
  ['X-Robots-Tag', 'googlebot: noindex, noai, unavailable_after: 25 Jun 2030 15:00:00 GMT, noimageai'],
  ['TDM-Reservation', '1'],
  ['TDM-Policy', 'https://a.example/p.json'],
  ['Link', '<https://a.example/license.xml>; rel="license"; type="application/rsl+xml", </p>; rel=next'],
  ['Content-Type', 'text/html; charset=utf-8'],
  ['Content-Type', 'application/rsl+xml'],
  ['Last-Modified', 'Mon, 01 Sep 2025 08:00:00 GMT'],
]

/** Words put where nobody expects them: what every object has, brackets to nest, quotes, escapes, strange octets and ends of lines. */
export const HOSTILE: readonly string[] = [
  ...['constructor', '__proto__', 'toString', 'hasOwnProperty', 'null', 'NaN', '-0', '1e999'],
  ...[
    '[',
    '{',
    '(',
    '<a>',
    '</',
    '<![CDATA[',
    '<!--',
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '&b;',
    '&#0;',
    '"',
    "'",
    '\\u0000',
    '\\',
  ],
  ...[
    '\0',
    '\r',
    '\n',
    '\r\n',
    '\t',
    ' ',
    '\xef\xbb\xbf',
    '\xff\xfe',
    '\xc3',
    '\xed\xa0\x80',
    '\xf4\x90\x80\x80',
    '\x7f',
    '\u0085',
  ],
  ...['*', '$', '/', '%', '%2A', '%zz', '?', '#', ':', ';', ',', '=', '=n', '=y', '@1', ':YQ==:', '%"a"', '?0'],
  ...[
    'User-agent:',
    'User-agent: *',
    'Disallow: /',
    'Content-Usage:',
    'Content-Signal:',
    'License:',
    'Agent:',
    'Training: deny',
  ],
]
