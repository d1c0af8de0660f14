import { INBOX_SCOPES, type KeyScope, SCOPE_AREAS } from "@linkdesk/contract/scopes.ts";
import { useId } from "react";
import { FieldError } from "@/components/ui/field-error";
import { t } from "@/lib/texts/api-keys";

const LIMITABLE: readonly KeyScope[] = INBOX_SCOPES;

/** What the key can do, by area. A key for some inboxes can do less. */
export function ScopeFields({ isLimited, error }: { isLimited: boolean; error?: string }) {
  const errorId = useId();
  const box = (scope: KeyScope, label: string) => (
    <input
      type="checkbox"
      name="scopes"
      value={scope}
      aria-label={label}
      disabled={isLimited && !LIMITABLE.includes(scope)}
      className="size-4 accent-accent disabled:opacity-40"
    />
  );
  return (
    <fieldset className="min-w-0" aria-describedby={error ? errorId : undefined}>
      <legend className="mb-1.5 font-medium text-[13px]">{t("create.scopes")}</legend>
      <table className="w-full text-sm">
        <thead className="text-muted text-xs">
          <tr>
            <th scope="col" className="pb-1 text-start font-normal">
              <span className="sr-only">{t("create.area")}</span>
            </th>
            <th scope="col" className="w-16 pb-1 text-center font-normal">
              {t("create.read")}
            </th>
            <th scope="col" className="w-16 pb-1 text-center font-normal">
              {t("create.write")}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {SCOPE_AREAS.map(({ name, write }) => {
            const area = t(`areas.${name}`);
            return (
              <tr key={name}>
                <th scope="row" className="py-2 text-start font-normal">
                  {area}
                </th>
                <td className="text-center">{box(`${name}:read`, t("create.readOf", { area }))}</td>
                <td className="text-center">
                  {write && box(`${name}:write` as KeyScope, t("create.writeOf", { area }))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {isLimited && <p className="mt-2 text-[13px] text-muted">{t("create.limited")}</p>}
      {error && (
        <div className="mt-1.5">
          <FieldError id={errorId}>{error}</FieldError>
        </div>
      )}
    </fieldset>
  );
}
