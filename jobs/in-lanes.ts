/**
 * Works through a list, `lanes` of it at a time. After a failure, or once it is to stop, nothing new is begun; what runs comes to its end, and then
 * the first failure rises.
 */
export async function inLanes<Item>(
  items: readonly Item[],
  { lanes, isStopping }: { lanes: number; isStopping: () => boolean },
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = [...items].reverse()
  const failures: unknown[] = []
  const lane = async () => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) {
      if (isStopping() || failures.length > 0) return
      await work(item).catch((error: unknown) => failures.push(error))
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  if (failures.length > 0) throw failures[0]
}
