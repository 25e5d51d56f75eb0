/** What has to be right before a release is made. */
export interface ReleaseState {
  version: string;
  commit: string;
  /** The commit of the tag of this version; null where there is none. */
  taggedCommit: string | null;
  /** Files that Git would call changed or new, and files beside the tracked ones in the folders that the build reads. */
  changedFiles: readonly string[];
  /** Headings of CHANGELOG.md, of any level. */
  changelogHeadings: readonly string[];
  /** Whether tests/fixtures/settings has what this version stores. */
  hasSettings: boolean;
  /** Packages that are not installed as package-lock.json says. */
  wrongPackages: readonly string[];
}

/**
 * Says why a release cannot be made, and what to do about it.
 *
 * @param isPreview does without tag and changelog
 * @returns one sentence for each reason; none where nothing is in the way
 */
export function refusals(state: ReleaseState, isPreview: boolean): string[] {
  const { version, commit, taggedCommit, changedFiles, changelogHeadings, hasSettings, wrongPackages } =
    state;
  const reasons: string[] = [];
  if (changedFiles.length > 0) {
    reasons.push(
      `The work tree is not clean, so the files would not be those of a commit. Commit, or put away: ${listed(changedFiles)}.`,
    );
  }
  if (wrongPackages.length > 0) {
    reasons.push(
      `Installed packages are not those of package-lock.json. Run npm ci. They are: ${listed(wrongPackages)}.`,
    );
  }
  if (isPreview) return reasons;
  if (taggedCommit === null) {
    reasons.push(
      `No tag v${version}. "npm version ${version} --allow-same-version" makes it and its section of CHANGELOG.md, "npm version minor" those of a new version; "npm run release -- --preview" does without.`,
    );
  } else if (taggedCommit !== commit) {
    reasons.push(
      `Version ${version} exists: its tag is on ${short(taggedCommit)}, and this is ${short(commit)}. Make a new one with "npm version", or check out v${version}.`,
    );
  }
  if (!changelogHeadings.some((heading) => versionOf(heading) === version)) {
    reasons.push(`CHANGELOG.md has no section for ${version}. "npm version" writes it.`);
  }
  if (!hasSettings) reasons.push(withoutSettings(version));
  return reasons;
}

/**
 * Says why there cannot be a new version, before `npm version` writes, commits and tags it: afterwards, the tag would be on a commit
 * of which no release can be made.
 *
 * @returns one sentence for each reason; none where nothing is in the way
 */
export function versionRefusals({
  version,
  taggedCommit,
  hasSettings,
}: Pick<ReleaseState, 'version' | 'taggedCommit' | 'hasSettings'>): string[] {
  const reasons: string[] = [];
  if (taggedCommit !== null) {
    // With --allow-same-version npm would move the tag.
    reasons.push(`Version ${version} exists: its tag is on ${short(taggedCommit)}. Choose a higher one.`);
  }
  if (!hasSettings) reasons.push(`${withoutSettings(version)} Add it first.`);
  return reasons;
}

/** @returns the path of the file with the settings that a version stores */
export function settingsOf(version: string): string {
  return `tests/fixtures/settings/${version}.json`;
}

function withoutSettings(version: string): string {
  return `${settingsOf(version)} is missing: later versions would not be tested to read what this one stores.`;
}

/**
 * Compares a release with what stands in the folder for it.
 *
 * @param before the checksums in the folder: of a release, or of archives alone (`npm run archives`), which count for nothing
 * @param sums the checksums of the release
 * @returns whether that folder has a release of the same version with other bytes
 */
export function isOtherRelease(before: string, sums: string, version: string): boolean {
  return before.includes(`-${version}-sources.zip\n`) && before !== sums;
}

/** @returns the version that a heading names first: "## [0.2.0](…) (2026-12-01)" and "## 0.1.0 (2026-11-28)" */
export function versionOf(heading: string): string | undefined {
  return /^#+ \[?(\d+\.\d+\.\d+[^\s\]]*)/.exec(heading)?.[1];
}

const MAX_LISTED = 5;

function listed(names: readonly string[]): string {
  const more = names.length - MAX_LISTED;
  return names.slice(0, MAX_LISTED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function short(commit: string): string {
  return commit.slice(0, 10);
}
