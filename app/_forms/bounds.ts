/** The most that a form may hold, in bytes: what was written in it and a list of files that was uploaded. */
export const FORM_MAX_BYTES = 20 * 1024 * 1024
