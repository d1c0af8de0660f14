/** Makes a `switch` over a closed set fail to compile when a member is missing. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${String(value)}`);
}
