/** The id of `datasets/{id}`. */
export function idOf(name: string): string {
  return name.slice(name.indexOf("/") + 1);
}
