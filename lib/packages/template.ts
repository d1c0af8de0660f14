/** An npm package as it was built, without the address of the instance. */
export type PackageTemplate = {
  /** As in its address: `react`. */
  name: string;
  /** Its package.json, with the version as it is in the repository. */
  package: { name: string; version: string } & Record<string, unknown>;
  files: PackageFile[];
};

/** A file of a package: its path from the package's folder, with slashes. */
export type PackageFile = { path: string; text: string };

/** Stands in the files of a template where the instance's address belongs. */
export const UNKNOWN_ADDRESS = "https://instance.invalid";
