/**
 * A place in the tree of literal starts: what to try where a path has come here, in the order given; where it goes on, by its next octet; and
 * the nearest place before this one where there is something to try.
 */
export type Place<Item> = { here: readonly Item[]; next: Map<number, Place<Item>>; above: Place<Item> | null }

/** So many items of one start are tried one by one; more are told apart by their next octet. */
const FEW = 6

/** How many octets of a start are told apart. */
const DEEPEST = 200

/** The tree of items by the text with which a path must start for them. */
export function startTree<Item extends { start: string }>(items: readonly Item[]): Place<Item> {
  return placeOf(items, 0, null)
}

/** The place that is reached along a path; from it `above` leads through all others where there is something to try for this path. */
export function deepestPlace<Item>(root: Place<Item>, path: string): Place<Item> {
  let place = root
  for (let depth = 0; depth < path.length; depth += 1) {
    const next = place.next.get(path.charCodeAt(depth))
    if (next === undefined) return place
    place = next
  }
  return place
}

function placeOf<Item extends { start: string }>(
  items: readonly Item[],
  depth: number,
  above: Place<Item> | null,
): Place<Item> {
  const isLeaf = items.length <= FEW || depth === DEEPEST
  const here = isLeaf ? items : items.filter(({ start }) => start.length === depth)
  const place: Place<Item> = { here, next: new Map(), above }
  const nearest = here.length === 0 ? above : place
  if (!isLeaf)
    for (const [octet, some] of byOctet(items, depth)) place.next.set(octet, placeOf(some, depth + 1, nearest))
  return place
}

function byOctet<Item extends { start: string }>(items: readonly Item[], depth: number): Map<number, Item[]> {
  const found = new Map<number, Item[]>()
  for (const item of items) {
    if (item.start.length <= depth) continue
    const octet = item.start.charCodeAt(depth)
    const some = found.get(octet)
    if (some === undefined) found.set(octet, [item])
    else some.push(item)
  }
  return found
}
