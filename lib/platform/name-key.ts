/** What tells two names apart: those that differ by case only, or by how an accent is written, are one. */
export const nameKey = (name: string): string => name.normalize("NFKC").toLowerCase();
