import { commonPilePartFacts } from './common-pile-parts.ts'
import { commonPileWholeFacts } from './common-pile-whole.ts'
import type { SampleFacts } from './fact.ts'
import { youtubeCommonsFacts } from './youtube-commons-facts.ts'

/** The case studies of the paper on best practices, as far as they are registered here: what public sources tell of each. */
export const CASE_STUDIES: SampleFacts[] = [...commonPilePartFacts, ...commonPileWholeFacts, youtubeCommonsFacts]
