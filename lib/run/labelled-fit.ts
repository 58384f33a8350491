import { Refusal, refusedAt } from '../error.ts'
import type { LabelledSet } from '../grad-mimic/labelled-set.ts'
import { classesOf, type LabelledRecords, MOST_CLASSES } from './labelled-reading.ts'

type Named = { name: string; records: LabelledRecords }

/**
 * The classes of a filter: those that its reference learns. Refuses a reference that can’t tell any two apart or has other features than what is filtered, and a label of what is filtered
 * that the reference never saw, with its record.
 */
export function requireSameShape(input: Named, reference: Named): string[] {
  const classes = classesOf(reference.records.labels)
  const [only] = classes
  if (classes.length < 2)
    throw refusedAt(
      '/reference/version',
      `All records of ${reference.name} have one label, ${only ?? ''}: a reference learns to tell two or more apart. Name a version that has them.`,
    )
  if (classes.length > MOST_CLASSES)
    throw refusedAt(
      '/reading/label',
      `${reference.name} has ${told(classes.length)} different labels; ${told(MOST_CLASSES)} classes are the most here. Is this column the label?`,
    )
  requireSameFeatures(input, reference)
  const known = new Set(classes)
  const strange = input.records.labels.findIndex((label) => !known.has(label))
  if (strange >= 0)
    throw refusedAt(
      '/reading/label',
      `The record ${input.records.ids[strange]} of ${input.name} has the label ${input.records.labels[strange]}, which no record of ${reference.name} has, so the reference can’t know it. It knows: ${listed(classes)}.`,
    )
  return classes
}

function requireSameFeatures(input: Named, reference: Named): void {
  const [ours, theirs] = [input.records, reference.records]
  if (ours.inputs !== theirs.inputs)
    throw refusedAt(
      '/reference/version',
      `The records of ${input.name} have ${told(ours.inputs)} features and those of ${reference.name} ${told(theirs.inputs)}: the reference must be of the same shape. Name a version with the same features.`,
    )
  const differs = ours.names?.findIndex((name, place) => theirs.names !== null && theirs.names[place] !== name) ?? -1
  if (differs >= 0)
    throw refusedAt(
      '/reference/version',
      `The columns of features are not the same: ${input.name} has ${ours.names?.[differs]} where ${reference.name} has ${theirs.names?.[differs]}.`,
    )
}

/** Labelled records as a set for a classifier of these classes. Refuses a label that is none of them. */
export function labelledSetOf({ ids, labels, x, inputs }: LabelledRecords, classes: readonly string[]): LabelledSet {
  const places = new Map(classes.map((name, place) => [name, place]))
  const numbered = Int32Array.from(labels, (label, place) => {
    const found = places.get(label)
    if (found === undefined)
      throw new Refusal('conflict', `The record ${ids[place]} has the label ${label}, which is no class of the run.`)
    return found
  })
  return { x, labels: numbered, inputs, classes: classes.length }
}

function listed(classes: readonly string[]): string {
  const shown = classes.slice(0, 20).join(', ')
  return classes.length > 20 ? `${shown} and ${told(classes.length - 20)} more` : shown
}

function told(count: number): string {
  return count.toLocaleString('en')
}
