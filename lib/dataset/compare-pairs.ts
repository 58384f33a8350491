/** The items of two lists that are the same thing, and those that only one list has, each in its list's order. */
export type Pairs<Item> = { pairs: [Item, Item][]; onlyBefore: Item[]; onlyAfter: Item[] }

/**
 * Pairs the items of two lists by the first key, what is left by the second, and so on. The first key pairs items of one
 * key in their order; a later, looser one only where it names a single item on each side. A null key pairs nothing.
 */
export function pairUp<Item>(before: Item[], after: Item[], keys: ((item: Item) => string | null)[]): Pairs<Item> {
  const [strict, ...loose] = keys
  if (strict === undefined) return { pairs: [], onlyBefore: before, onlyAfter: after }
  return loose.reduce<Pairs<Item>>(
    (found, key) => {
      const more = pairBy(found.onlyBefore, found.onlyAfter, key, 'single')
      return { ...more, pairs: [...found.pairs, ...more.pairs] }
    },
    pairBy(before, after, strict, 'in-order'),
  )
}

function pairBy<Item>(
  before: Item[],
  after: Item[],
  key: (item: Item) => string | null,
  rule: 'in-order' | 'single',
): Pairs<Item> {
  const ofBefore = grouped(before, key)
  const ofAfter = grouped(after, key)
  const partner = new Map<Item, Item>()
  for (const [name, items] of ofBefore) {
    const others = ofAfter.get(name) ?? []
    if (name === null || (rule === 'single' && (items.length !== 1 || others.length !== 1))) continue
    for (const [place, item] of items.entries()) {
      const other = others[place]
      if (other !== undefined) partner.set(item, other)
    }
  }
  const taken = new Set(partner.values())
  return {
    pairs: [...partner],
    onlyBefore: before.filter((item) => !partner.has(item)),
    onlyAfter: after.filter((item) => !taken.has(item)),
  }
}

function grouped<Item>(items: Item[], key: (item: Item) => string | null): Map<string | null, Item[]> {
  const groups = new Map<string | null, Item[]>()
  for (const item of items) {
    const name = key(item)
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [item])
    else group.push(item)
  }
  return groups
}
