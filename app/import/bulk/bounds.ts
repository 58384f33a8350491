/** The most that one upload of many files may hold, the form around them included. */
export const BATCH_MAX_BYTES = 100 * 1024 * 1024
export const BATCH_MAX_FILES = 5000
