/** `npm version` runs this before it changes anything: refuses a version of which no release could be made. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../built-extension/folders.ts';
import { taggedCommit } from './git.ts';
import { settingsOf, versionRefusals } from './refusals.ts';

// Set by npm: https://docs.npmjs.com/cli/commands/npm-version
const version = process.env['npm_new_version'];
const reasons = version
  ? versionRefusals({
      version,
      taggedCommit: taggedCommit(`v${version}`),
      hasSettings: existsSync(join(projectFolder, settingsOf(version))),
    })
  : ['"npm version minor", "patch", "major" or a number runs this.'];
if (reasons.length > 0) {
  console.error(`No new version:\n${reasons.map((reason) => `- ${reason}`).join('\n')}`);
  process.exitCode = 1;
}
