/** A bill of materials of CycloneDX, as far as it is changed here; "npm sbom" writes it. */
export interface BillOfMaterials {
  serialNumber?: string;
  metadata: {
    timestamp?: string;
    tools?: unknown;
    component: { 'bom-ref': string; name: string; type: string };
    [other: string]: unknown;
  };
  components: { 'bom-ref': string; name: string; version: string; scope?: string }[];
  dependencies: { ref: string; dependsOn?: string[] }[];
  [other: string]: unknown;
}

/**
 * Makes the bill of what is shipped from that of all that is installed: development packages that are in no bundle go, and what
 * differs from run to run or from folder to folder.
 *
 * @param all by `npm sbom --sbom-format cyclonedx --package-lock-only`
 * @param bundled the packages that are in a bundle, as "name@version"
 * @param timestamp when the commit was made, by ISO 8601
 * @throws Error when the lock file lacks a package that is in a bundle
 */
export function shippedBill(
  all: BillOfMaterials,
  bundled: ReadonlySet<string>,
  name: string,
  timestamp: string,
): BillOfMaterials {
  const isBundled = (ref: string) => bundled.has(ref);
  const components = all.components.filter((component) => isBundled(component['bom-ref']));
  const missing = [...bundled].filter((ref) => !components.some((component) => component['bom-ref'] === ref));
  if (missing.length > 0)
    throw new Error(`In a bundle, but not in package-lock.json: ${missing.join(', ')}.`);
  const root = all.metadata.component;
  const { serialNumber: _, ...bill } = all;
  const { tools: __, ...metadata } = all.metadata;
  return {
    ...bill,
    metadata: { ...metadata, timestamp, component: { ...root, name, type: 'application' } },
    components: components.map((component) => ({ ...component, scope: 'required' })),
    dependencies: [
      { ref: root['bom-ref'], dependsOn: components.map((component) => component['bom-ref']) },
      ...all.dependencies
        .filter(({ ref }) => isBundled(ref))
        .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter(isBundled) })),
    ],
  };
}

/** @returns the packages that the text of third-party licences lists, as "name@version" */
export function packagesIn(thirdPartyText: string): Set<string> {
  const sources = thirdPartyText.matchAll(/^Source: https:\/\/www\.npmjs\.com\/package\/(.+)\/v\/(.+)$/gm);
  return new Set([...sources].map(([, name, version]) => `${name}@${version}`));
}
