/** The logo, or the first letter of the name as a quiet portrait. */
export function BrandMark({ name, logoUrl }: { name: string; logoUrl?: string }) {
  if (logoUrl) return <img class="mark logo" src={logoUrl} alt="" referrerpolicy="no-referrer" />;
  const initial = [...name.trim()][0] ?? "";
  return (
    <span class="mark" aria-hidden="true">
      {initial.toUpperCase()}
    </span>
  );
}
