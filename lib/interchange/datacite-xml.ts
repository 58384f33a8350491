import { DATACITE_SCHEMA, type DataciteCreator, type DataciteRecord } from './datacite-record.ts'

type Attributes = Readonly<Record<string, string | undefined>>

/**
 * The record as DataCite's XML (kernel 4.7; what is written is in 4.6 as well). Without a DOI the identifier is the landing page, so that the
 * document is whole; DataCite takes only one with a DOI. Characters that XML 1.0 has no place for are left out.
 */
export function printDataciteXml(record: DataciteRecord): string {
  const parts = [
    record.doi === undefined
      ? element('identifier', record.url, { identifierType: 'URL' })
      : element('identifier', record.doi, { identifierType: 'DOI' }),
    list('creators', record.creators.map(creatorXml)),
    list(
      'titles',
      record.titles.map(({ title }) => element('title', title)),
    ),
    element('publisher', record.publisher.name),
    element('publicationYear', record.publicationYear),
    element('resourceType', record.types.resourceType, { resourceTypeGeneral: record.types.resourceTypeGeneral }),
    list(
      'subjects',
      record.subjects.map(({ subject }) => element('subject', subject)),
    ),
    list(
      'dates',
      record.dates.map(({ date, dateType, dateInformation }) => element('date', date, { dateType, dateInformation })),
    ),
    record.language === undefined ? '' : element('language', record.language),
    list(
      'alternateIdentifiers',
      record.alternateIdentifiers.map(({ alternateIdentifier, alternateIdentifierType }) =>
        element('alternateIdentifier', alternateIdentifier, { alternateIdentifierType }),
      ),
    ),
    list(
      'relatedIdentifiers',
      record.relatedIdentifiers.map(({ relatedIdentifier, relatedIdentifierType, relationType }) =>
        element('relatedIdentifier', relatedIdentifier, { relatedIdentifierType, relationType }),
      ),
    ),
    list(
      'sizes',
      record.sizes.map((size) => element('size', size)),
    ),
    list(
      'formats',
      record.formats.map((format) => element('format', format)),
    ),
    record.version === undefined ? '' : element('version', record.version),
    list('rightsList', record.rightsList.map(rightsXml)),
    list(
      'descriptions',
      record.descriptions.map(({ description, descriptionType }) =>
        element('description', description, { descriptionType }),
      ),
    ),
  ].filter((part) => part !== '')
  const names = `xmlns="${DATACITE_SCHEMA}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`
  const place = `xsi:schemaLocation="${DATACITE_SCHEMA} https://schema.datacite.org/meta/kernel-4.7/metadata.xsd"`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<resource ${names} ${place}>\n${indented(parts)}</resource>\n`
}

function creatorXml({ name, nameType, givenName, familyName, nameIdentifiers, affiliation }: DataciteCreator): string {
  return list('creator', [
    element('creatorName', name, { nameType }),
    ...(givenName === undefined ? [] : [element('givenName', givenName)]),
    ...(familyName === undefined ? [] : [element('familyName', familyName)]),
    ...(nameIdentifiers ?? []).map(({ nameIdentifier, nameIdentifierScheme, schemeUri }) =>
      element('nameIdentifier', nameIdentifier, { nameIdentifierScheme, schemeURI: schemeUri }),
    ),
    ...(affiliation ?? []).map((one) => element('affiliation', one.name)),
  ])
}

function rightsXml(right: DataciteRecord['rightsList'][number]): string {
  const { rights, rightsUri, rightsIdentifier, rightsIdentifierScheme, schemeUri } = right
  return element('rights', rights, {
    rightsURI: rightsUri,
    rightsIdentifier,
    rightsIdentifierScheme,
    schemeURI: schemeUri,
  })
}

/** An element around others; nothing where there are none. */
function list(name: string, children: readonly string[]): string {
  return children.length === 0 ? '' : `<${name}>\n${indented(children)}</${name}>`
}

function indented(parts: readonly string[]): string {
  // a text of several lines stays as it is: only the lines of markup, which begin with "<", are moved in
  return parts.map((part) => `${part.replace(/^(?=<)/gm, '  ')}\n`).join('')
}

function element(name: string, text: string, attributes: Attributes = {}): string {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(value).replace(/\s/g, ' ')}"`],
  )
  return `<${name}${given.join('')}>${escaped(text)}</${name}>`
}

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
}
