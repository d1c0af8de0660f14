/** The first letter of a name, as a quiet portrait. */
export function BrandMark({ name }: { name: string }) {
  const initial = [...name.trim()][0] ?? "";
  return (
    <span class="mark" aria-hidden="true">
      {initial.toUpperCase()}
    </span>
  );
}
