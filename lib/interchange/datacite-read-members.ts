import { pointer } from '../error.ts'
import type { XmlElement } from '../preference/xml.ts'
import type { DataciteSaid } from './datacite-read-said.ts'

/** Elements that hold a list of the same thing. */
const LISTS: ReadonlySet<string> = new Set([
  'creators',
  'titles',
  'subjects',
  'contributors',
  'dates',
  'alternateIdentifiers',
  'relatedIdentifiers',
  'relatedItems',
  'sizes',
  'formats',
  'rightsList',
  'descriptions',
  'geoLocations',
  'fundingReferences',
])
/** Elements whose text has another name in JSON. */
const TEXT_AS: ReadonlyMap<string, string> = new Map([
  ['creatorName', 'name'],
  ['contributorName', 'name'],
  ['affiliation', 'name'],
  ['publisher', 'name'],
])
/** Children of a person whose members are the person's own, and those that are lists there. */
const OWN: ReadonlySet<string> = new Set(['creatorName', 'contributorName'])
const LISTED: ReadonlyMap<string, string> = new Map([
  ['nameIdentifier', 'nameIdentifiers'],
  ['affiliation', 'affiliation'],
])

/** DataCite's XML in the member names of its JSON, with the path of the element for each member. */
export function membersOfXml(root: XmlElement): DataciteSaid {
  const places = new Map<string, string>()
  const members: Record<string, unknown> = {}
  for (const child of root.children) {
    if (child.name === 'identifier') members.identifiers = [toldBy(child, ['identifiers', 0], places)]
    else if (child.name === 'resourceType') members.types = toldBy(child, ['types'], places)
    else members[child.name] = toldBy(child, [child.name], places)
  }
  return { members, at: (...path) => placeOf(places, path, root.path) }
}

type Path = readonly (string | number)[]

function toldBy(element: XmlElement, path: Path, places: Map<string, string>): unknown {
  places.set(pointer(path), element.path)
  if (LISTS.has(element.name)) return element.children.map((child, index) => toldBy(child, [...path, index], places))
  const attributes = element.attributes.map(({ name, value }) => [name.replace(/URI$/, 'Uri'), value] as const)
  const text = element.text.trim()
  // a line break within a description is markup: its text stands around it
  const children = element.children.filter(({ name }) => name !== 'br')
  if (attributes.length === 0 && children.length === 0 && !TEXT_AS.has(element.name) && !isItem(path)) return text
  const value: Record<string, unknown> = Object.fromEntries(attributes)
  if (children.length === 0) value[TEXT_AS.get(element.name) ?? element.name] = text
  for (const child of children) put(value, child, path, places)
  return value
}

/** Entries of lists are objects in JSON, but sizes and formats. */
function isItem(path: Path): boolean {
  const [list, , ...more] = path
  return path.length === 2 && more.length === 0 && list !== 'sizes' && list !== 'formats'
}

function put(value: Record<string, unknown>, child: XmlElement, path: Path, places: Map<string, string>): void {
  if (OWN.has(child.name)) {
    Object.assign(value, toldBy(child, [...path, 'name'], places))
    return
  }
  const list = LISTED.get(child.name)
  const name = list ?? child.name
  const before = value[name]
  const index = Array.isArray(before) ? before.length : 0
  const told = toldBy(child, list === undefined ? [...path, name] : [...path, name, index], places)
  if (Array.isArray(before)) before.push(told)
  else if (list !== undefined) value[name] = [told]
  else value[name] = before === undefined ? told : [before, told]
}

/** The path of the element, or of the nearest one around it. */
function placeOf(places: ReadonlyMap<string, string>, path: Path, root: string): string {
  for (let length = path.length; length > 0; length -= 1) {
    const found = places.get(pointer(path.slice(0, length)))
    if (found !== undefined) return found
  }
  return root
}
