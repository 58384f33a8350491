import '@fontsource-variable/literata/opsz.css'
import '@fontsource-variable/literata/opsz-italic.css'
import '@fontsource-variable/source-sans-3/index.css'
import '@fontsource-variable/source-sans-3/wght-italic.css'
import '@fontsource-variable/source-code-pro/index.css'
import './fonts.css'
import literata from '@fontsource-variable/literata/files/literata-latin-opsz-normal.woff2'
import sourceSans from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2'

/** The addresses of the two faces that every page is set in; the document has them fetched before the style sheet is read. */
export const FIRST_FACES = [literata, sourceSans]
