import type { z } from 'zod'
import type { LinkKind } from '../dataset/schema.ts'
import type { DraftNotes } from './draft-notes.ts'
import { addressOf } from './lenient.ts'

type Kind = z.infer<typeof LinkKind>
type DraftLink = { kind: Kind; url: string }

const MAX_LINKS = 200
const HOSTS: readonly [RegExp, Kind][] = [
  [/^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\//i, 'hugging-face'],
  [/^https?:\/\/(?:www\.)?github\.com\//i, 'github'],
  [/^https?:\/\/(?:www\.)?arxiv\.org\//i, 'paper'],
  [/^https?:\/\/(?:www\.)?paperswithcode\.com\//i, 'papers-with-code'],
  [/^https?:\/\/(?:dx\.)?doi\.org\//i, 'doi'],
]

/** The links of a draft, each address once, in order of finding; what is no address is noted. */
export class DraftLinks {
  private readonly links = new Map<string, DraftLink>()
  private readonly notes: DraftNotes

  constructor(notes: DraftNotes) {
    this.notes = notes
  }

  /** Adds an address. `kind` is what the document's field is for; a host that is known for something else wins. */
  add(text: string, from: string, kind: Kind): void {
    const url = addressOf(text)
    if (url === null) this.notes.unused('links', text, from, 'No address that starts with https:// or http://.')
    else if (this.links.size >= MAX_LINKS)
      this.notes.unused('links', text, from, `At most ${MAX_LINKS} links are taken.`)
    else if (!this.links.has(url)) {
      this.links.set(url, { kind: kindOf(url) ?? kind, url })
      this.notes.understood('links', url, from)
    }
  }

  list(): DraftLink[] {
    return [...this.links.values()]
  }
}

/** The DOI in an address or a `doi:` text, or null (DOI Handbook §2.2: `10.`, registrant, slash, suffix). */
export function doiIn(text: string): string | null {
  return /\b(10\.\d{4,9}\/[^\s"<>]+[^\s"<>.,;)])/.exec(decodeQuietly(text))?.[1] ?? null
}

/** `org/name` or `name` of a dataset on the Hugging Face Hub, from its address; null for any other address. */
export function hubIdIn(address: string): string | null {
  const [, id] =
    /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/datasets\/([\w.-]+(?:\/[\w.-]+)?)/i.exec(address) ?? []
  if (id === undefined) return null
  return id.replace(/\/(?:tree|blob|raw|resolve|viewer)$/, '')
}

function kindOf(url: string): Kind | null {
  return HOSTS.find(([host]) => host.test(url))?.[1] ?? null
}

function decodeQuietly(text: string): string {
  return text.replace(/%2F/gi, '/')
}
