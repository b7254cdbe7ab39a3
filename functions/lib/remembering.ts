// A small memory for what never changes: by name, the oldest forgotten first, and what failed not remembered at all.

/** @param most how many values are kept */
export function remembering<T>(most: number): (name: string, load: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (name, load) => {
    const known = kept.get(name);
    if (known) return known;
    if (kept.size >= most) kept.delete(kept.keys().next().value as string);
    const loading = load();
    kept.set(name, loading);
    loading.catch(() => kept.delete(name));
    return loading;
  };
}
