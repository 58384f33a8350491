/** The address of a dataset's page. `name` is `org/name`. */
export function datasetPage(site: string, name: string): string {
  return `${site}/datasets/${name.split('/').map(encodeURIComponent).join('/')}`
}

/** The address of a version's page. */
export function versionPage(site: string, name: string, label: string): string {
  return `${datasetPage(site, name)}/versions/${encodeURIComponent(label)}`
}

/** The address of a dataset in the API. */
export function datasetDoor(site: string, name: string): string {
  return `${site}/api/v1/datasets/${name.split('/').map(encodeURIComponent).join('/')}`
}

/** The address of a version in the API, by its label. */
export function versionDoor(site: string, name: string, label: string): string {
  return `${datasetDoor(site, name)}/versions/${encodeURIComponent(label)}`
}

/** The address of an exact version in the API. */
export function exactVersionDoor(site: string, digest: string): string {
  return `${site}/api/v1/versions/${digest}`
}
