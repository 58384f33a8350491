import { type Fact, Facts } from '#app/_ui/facts.tsx'
import { formatCount, formatShare } from '#app/_ui/format.ts'
import type { GradMimicConfiguration, GradMimicResult } from '#lib/run/grad-mimic-record.ts'

type LabelledProps = { configuration: GradMimicConfiguration; result: GradMimicResult | null }

/** How many classes are named before the rest is counted. */
const SHOWN = 12

/** Of a filter of labelled features: which classifier judged which columns, how well its reference knows what it learnt, and what was found where the truth is known. Else nothing. */
export function LabelledPart({ configuration: { input, model, reference }, result }: LabelledProps) {
  if (model?.classifier === undefined || input?.labelled === undefined) return null
  const { label, features, prefix } = input.labelled
  const { training } = reference ?? {}
  const [trained, truth] = [result?.reference, result?.truth]
  const facts: Fact[] = [
    { term: 'architecture', value: model.arch },
    { term: 'classes', value: classesTold(model.classes ?? []) },
    { term: 'label', value: <code>{label}</code> },
    { term: 'features', value: featuresTold(model.classifier.inputs, features ?? `${prefix}…`) },
    ...(training === undefined
      ? []
      : [
          {
            term: 'reference',
            value: `trained in this run, ${training.epochs} epochs of ${formatCount(training.records)} records`,
          },
        ]),
    ...(trained === undefined
      ? []
      : [{ term: 'it knows', value: `${formatShare(trained.accuracy)} of what it was trained on` }]),
    ...(truth === undefined ? [] : [{ term: 'wrong labels', value: truthTold(truth) }]),
  ]
  return (
    <div className="mt-6">
      <h3 className="name">What was judged, and by what</h3>
      <Facts facts={facts} />
    </div>
  )
}

function classesTold(classes: readonly string[]): string {
  const named = classes.slice(0, SHOWN).join(', ')
  return classes.length > SHOWN ? `${named} and ${formatCount(classes.length - SHOWN)} more` : named
}

function featuresTold(inputs: number, column: string) {
  return (
    <>
      {`${formatCount(inputs)} of `}
      <code>{column}</code>
    </>
  )
}

function truthTold({ wrong, wrongDropped, f1, auc }: NonNullable<GradMimicResult['truth']>): string {
  const figures = [f1 === undefined ? '' : `F1 ${f1.toFixed(2)}`, auc === undefined ? '' : `AUC ${auc.toFixed(2)}`]
  const found = `${formatCount(wrongDropped)} of ${formatCount(wrong)} were dropped`
  return [found, ...figures.filter((figure) => figure !== '')].join('; ')
}
