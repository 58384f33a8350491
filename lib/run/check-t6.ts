import { cacheBytesPerToken, cacheNumbers } from '../t6/cache-size.ts'
import { parameterCount } from '../t6/parameter-count.ts'
import { missingOf } from '../t6/shape.ts'
import { type ArithmeticCheck, recompute } from './check.ts'
import { NUMBER_BYTES, type T6Configuration, type T6Result } from './t6-record.ts'

/** The figures of a T6 run beside what follows from its model and batch (T6 table 1, `t6.md` §4 and §9). */
export function checkT6(configuration: T6Configuration, result: T6Result | null): ArithmeticCheck[] {
  const { model, batch, optim, numeric } = configuration
  const missing = missingOf(model)
  const lacking = missing.length === 0 ? null : `The model lacks ${missing.join(', ')}.`
  const numbers = cacheNumbers(model)
  const kind = numeric?.cache
  const perStep = batch === undefined ? null : batch.micro * batch.accumulation * batch.worldSize * batch.seqLen
  const steps = optim?.steps
  return [
    ...recompute(
      'Parameters',
      result?.parameterCount,
      parameterCount(model),
      lacking ??
        `${model.L} layers × (attention + 3 × ${model.dModel} × ${model.ffnHidden}) + ${model.vocab} × ${model.dModel}${model.tied ? '' : ' × 2'}; norms have no weights.`,
    ),
    ...recompute(
      'Numbers cached for each token and layer',
      result?.cacheNumbersPerTokenLayer,
      numbers,
      lacking ?? `By the formula of ${model.variant}.`,
    ),
    ...recompute(
      'Bytes cached for each token',
      result?.cacheBytesPerToken,
      kind === undefined ? null : cacheBytesPerToken(model, NUMBER_BYTES[kind]),
      lacking ??
        (kind === undefined
          ? 'How numbers are kept in the cache is not recorded (/numeric/cache).'
          : `${model.L} layers × ${numbers} × ${NUMBER_BYTES[kind]} bytes (${kind}).`),
    ),
    ...recompute(
      'Tokens for each step',
      result?.tokensPerStep,
      perStep,
      batch === undefined
        ? 'The batch is not recorded (/batch).'
        : `${batch.micro} × ${batch.accumulation} × ${batch.worldSize} sequences of ${batch.seqLen} tokens.`,
    ),
    ...recompute(
      'Tokens trained on',
      result?.tokens,
      perStep === null || steps === undefined ? null : perStep * steps,
      perStep === null || steps === undefined
        ? `Not recorded: ${[...(perStep === null ? ['the batch (/batch)'] : []), ...(steps === undefined ? ['the number of steps (/optim/steps)'] : [])].join(', ')}.`
        : `${steps.toLocaleString('en')} steps of ${perStep.toLocaleString('en')}. Tokens trained on are not distinct tokens.`,
    ),
  ]
}
