/** The part of package-lock.json, and of the lock file that npm keeps in node_modules, that says what is installed. */
export interface LockFile {
  packages: Record<string, LockedPackage>;
}

interface LockedPackage {
  version?: string;
  integrity?: string;
  /** True for a package that is not for every system. */
  optional?: boolean;
}

/**
 * Compares what is installed with what is to be installed.
 *
 * @param locked package-lock.json
 * @param installed node_modules/.package-lock.json
 * @returns the folders whose package is missing, is another one, or should not be there; in order
 */
export function wrongPackages(locked: LockFile, installed: LockFile): string[] {
  const wrong = Object.entries(locked.packages).flatMap(([folder, { version, integrity, optional }]) => {
    if (folder === '') return [];
    const found = installed.packages[folder];
    if (!found) return optional ? [] : [folder];
    return found.version === version && found.integrity === integrity ? [] : [folder];
  });
  const surplus = Object.keys(installed.packages).filter((folder) => !(folder in locked.packages));
  return [...wrong, ...surplus].sort();
}
