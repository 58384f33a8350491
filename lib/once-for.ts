/**
 * The same function, made to work once for each object: what it made is kept for as long as the object is there. For objects that don't change,
 * such as bytes that were kept and what was parsed of them.
 */
export function onceFor<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, { value: Value }>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known.value
    const value = make(key)
    made.set(key, { value })
    return value
  }
}
