import type { Probe } from '../probe.ts'
import { acquisitionRecord } from './acquisition-record.ts'
import { archivedCopies } from './archived-copies.ts'
import { benefitGivenBack } from './benefit-given-back.ts'
import { conditionsHonoured } from './conditions-honoured.ts'
import { contributorTerms } from './contributor-terms.ts'
import { creditShipped } from './credit-shipped.ts'
import { downloadable } from './downloadable.ts'
import { enhancementsPublished } from './enhancements-published.ts'
import { foundationForOthers } from './foundation-for-others.ts'
import { generatedShare } from './generated-share.ts'
import { integrity } from './integrity.ts'
import { languageProfile } from './language-profile.ts'
import { lessonsPublished } from './lessons-published.ts'
import { localCommunities } from './local-communities.ts'
import { maintained } from './maintained.ts'
import { mixOfSources } from './mix-of-sources.ts'
import { noAddedRestrictions } from './no-added-restrictions.ts'
import { openChannel } from './open-channel.ts'
import { openCollectionLicence } from './open-collection-licence.ts'
import { openFormats } from './open-formats.ts'
import { openParts } from './open-parts.ts'
import { partners } from './partners.ts'
import { persistentIdentifier } from './persistent-identifier.ts'
import { processingCode } from './processing-code.ts'
import { readableTerms } from './readable-terms.ts'
import { reasonAndEffect } from './reason-and-effect.ts'
import { removalRoute } from './removal-route.ts'
import { removalsDocumented } from './removals-documented.ts'
import { replicableSources } from './replicable-sources.ts'
import { scopeMet } from './scope-met.ts'
import { sensitiveData } from './sensitive-data.ts'
import { sharedStandards } from './shared-standards.ts'
import { sharedTools } from './shared-tools.ts'
import { signalsFollowed } from './signals-followed.ts'
import { signalsLookedFor } from './signals-looked-for.ts'
import { signalsTravel } from './signals-travel.ts'
import { sourcesEvaluated } from './sources-evaluated.ts'
import { sourcesWithReasons } from './sources-with-reasons.ts'
import { standardDocumentation } from './standard-documentation.ts'
import { versionsControlled } from './versions-controlled.ts'

/** Every probe, one for each criterion of the rubric, in its order. */
export const PROBES: readonly Probe[] = [
  openCollectionLicence,
  openParts,
  downloadable,
  noAddedRestrictions,
  readableTerms,
  foundationForOthers,
  sourcesWithReasons,
  acquisitionRecord,
  processingCode,
  reasonAndEffect,
  replicableSources,
  standardDocumentation,
  signalsLookedFor,
  signalsFollowed,
  signalsTravel,
  removalRoute,
  removalsDocumented,
  sensitiveData,
  languageProfile,
  scopeMet,
  mixOfSources,
  sourcesEvaluated,
  localCommunities,
  generatedShare,
  creditShipped,
  benefitGivenBack,
  enhancementsPublished,
  contributorTerms,
  conditionsHonoured,
  sharedStandards,
  sharedTools,
  partners,
  openChannel,
  lessonsPublished,
  persistentIdentifier,
  archivedCopies,
  integrity,
  versionsControlled,
  openFormats,
  maintained,
]
