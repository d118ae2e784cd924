// Compares plain data of any depth: objects, arrays, maps, sets and what they hold. Functions and keys of maps and sets are
// compared by identity. Data that leads back to itself must not be handed in.

export function isEqualData(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  if (one instanceof Set) return isEqualSet(one, other as ReadonlySet<unknown>);
  if (one instanceof Map) return isEqualMap(one, other as ReadonlyMap<unknown, unknown>);
  const entries = Object.entries(one);
  const holder = other as Readonly<Record<string, unknown>>;
  return entries.length === Object.keys(other).length && entries.every(([key, value]) => key in holder && isEqualData(value, holder[key]));
}

function isEqualSet(one: ReadonlySet<unknown>, other: ReadonlySet<unknown>): boolean {
  return one.size === other.size && [...one].every((item) => other.has(item));
}

function isEqualMap(one: ReadonlyMap<unknown, unknown>, other: ReadonlyMap<unknown, unknown>): boolean {
  return one.size === other.size && [...one].every(([key, value]) => other.has(key) && isEqualData(value, other.get(key)));
}
