// Values and errors as text for people.

/** Close to how JavaScript would write the value: `[1, 2, 3]`. A string by itself is only its text. */
export function format(value) {
  return typeof value === "string" ? value : literal(value);
}

function literal(value) {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (ArrayBuffer.isView(value)) return `${value.constructor.name} ${literal([...value])}`;
  if (value instanceof Map) return `Map {${[...value].map((pair) => pair.map(literal).join(" → ")).join(", ")}}`;
  if (value instanceof Date) return `Date ${value.toISOString()}`;
  if (typeof value === "bigint") return `${value}n`;
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/** What an error says, as it arrived: the fields of an InteropError, or those of any other error. */
export function describeError(error) {
  if (!(error instanceof Error)) return { message: format(error) };
  const { code, name, message, method, path, cause, stack } = error;
  return { code, name, message, method, path, cause: cause === undefined ? undefined : String(cause), stack };
}
