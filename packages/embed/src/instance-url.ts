/** Written in by `scripts/build-packages.ts`; nothing defines it in the sources. */
declare const LINKDESK_URL: string | undefined;

/** The address of the instance that the package was installed from; undefined in a build of the sources. */
export const INSTANCE_URL = typeof LINKDESK_URL === "string" ? LINKDESK_URL : undefined;
