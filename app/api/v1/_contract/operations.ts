import { ACCOUNT_OPERATIONS } from './accounts.ts'
import { ARCHIVE_OPERATIONS } from './archive.ts'
import { COMPARED_SCORE_OPERATIONS } from './compared-scores.ts'
import { DATASET_OPERATIONS } from './datasets.ts'
import { DEPOSIT_OPERATIONS } from './deposits.ts'
import { EXACT_VERSION_OPERATIONS } from './exact-versions.ts'
import { FACT_OPERATIONS } from './facts.ts'
import { HARVEST_OPERATIONS } from './harvests.ts'
import { LICENSE_OPERATIONS } from './licenses.ts'
import { PREFERENCE_OPERATIONS } from './preferences.ts'
import { RECORD_OPERATIONS } from './records.ts'
import { REGISTRY_OPERATIONS } from './registry.ts'
import { RUN_OPERATIONS } from './runs.ts'
import { SCORE_OPERATIONS } from './scores.ts'
import { VERSION_OPERATIONS } from './versions.ts'

/** Every operation of the API, in the order of the docs. A test compares it with the route files. */
export const OPERATIONS = [
  ...DATASET_OPERATIONS,
  ...VERSION_OPERATIONS,
  ...EXACT_VERSION_OPERATIONS,
  ...DEPOSIT_OPERATIONS,
  ...ARCHIVE_OPERATIONS,
  ...RECORD_OPERATIONS,
  ...LICENSE_OPERATIONS,
  ...PREFERENCE_OPERATIONS,
  ...HARVEST_OPERATIONS,
  ...FACT_OPERATIONS,
  ...SCORE_OPERATIONS,
  ...RUN_OPERATIONS,
  ...COMPARED_SCORE_OPERATIONS,
  ...REGISTRY_OPERATIONS,
  ...ACCOUNT_OPERATIONS,
] as const
