// The explicit list of tables: what drizzle and its migrations see.
export * from './accounts.ts'
export * from './audits.ts'
export * from './curation.ts'
export * from './datasets.ts'
export * from './events.ts'
export * from './imports.ts'
export * from './licenses.ts'
export * from './versions.ts'
