/**
 * Submits forms by their event alone. In a sandboxed page without `allow-forms` browsers submit no
 * form, and do not even fire `submit`. Enter in a field clicks the button too.
 */
export function submitForms(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("[type=submit]");
    if (!button?.form || event.defaultPrevented) return;
    event.preventDefault();
    button.form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  });
}
