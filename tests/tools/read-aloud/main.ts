/** Lets Orca read the extension aloud, and compares what it says with what a reader has to hear. */
import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extensionFolder, shortPath } from '../built-extension/folders.ts';
import { runTool, say, withBrowser } from '../built-extension/run-tool.ts';
import { fixtureFolder } from '../screens/folders.ts';
import { steps } from './session.ts';
import { faults, utterances } from './speech.ts';

const usage = `Usage: npm run read-aloud -- [--firefox]
Lets Orca read page, card, popup, glossary and settings aloud on a screen that nobody sees, and writes what it says into
.output/read-aloud-BROWSER.txt. Needs orca, xvfb-run and dbus-run-session; without them it says so and does nothing.`;

const PROGRAMS = ['orca', 'xvfb-run', 'dbus-run-session', 'speech-dispatcher'];
const BUS = '/usr/libexec/at-spi-bus-launcher';
/** Set in the process that has a screen and a bus of its own. */
const INSIDE = 'READ_ALOUD_LOG';
/** What has not been said by then will not be: a busy machine speaks late. */
const MAX_SPEECH_MS = 40_000;
/** So long is listened for what should not be said. */
const MIN_SPEECH_MS = 1500;

/** Orca would read each new page to its end, and take the focus along. */
const QUIET = { sayAllOnLoad: false };
const ORCA_SETTINGS = {
  general: QUIET,
  profiles: { default: { profile: ['Default', 'default'], ...QUIET } },
  pronunciations: {},
  keybindings: {},
};

/**
 * A list of voices without one that there is. Without a device to play to, a voice may never answer, and Orca waits for it before it
 * says anything else; without voices Orca still writes what it says.
 */
const NO_VOICE = 'AddModule "none" "none" ""\n';

/**
 * Python reads this file first. Orca's log has each line at once then; by itself Orca writes eight kilobytes together, and what was
 * said last is missing.
 */
const LINE_BY_LINE = `import builtins
opened = builtins.open
def open_by_lines(file, mode='r', buffering=-1, *rest, **others):
    return opened(file, mode, 1 if mode == 'w' else buffering, *rest, **others)
builtins.open = open_by_lines
`;

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

async function until(isDone: () => boolean): Promise<void> {
  const end = Date.now() + MAX_SPEECH_MS;
  while (!isDone() && Date.now() < end) await pause(250);
}

function isThere(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Runs this program again on a screen and a bus that end with it. */
async function runInside(): Promise<void> {
  const missing = PROGRAMS.filter((program) => !isThere(program));
  if (missing.length > 0) return say(`Skipped: ${missing.join(', ')} not found here.`);
  const home = mkdtempSync(join(tmpdir(), 'read-aloud-'));
  const settings = join(home, '.local/share/orca');
  mkdirSync(settings, { recursive: true });
  writeFileSync(join(settings, 'user-settings.conf'), JSON.stringify(ORCA_SETTINGS));
  const voice = join(home, '.config/speech-dispatcher');
  mkdirSync(voice, { recursive: true });
  writeFileSync(join(voice, 'speechd.conf'), NO_VOICE);
  writeFileSync(join(home, 'sitecustomize.py'), LINE_BY_LINE);
  const own = fileURLToPath(import.meta.url);
  const child = spawn(
    'xvfb-run',
    ['-a', 'dbus-run-session', '--', process.execPath, '--import', 'tsx', own, ...process.argv.slice(2)],
    {
      env: {
        ...process.env,
        HOME: home,
        PYTHONPATH: home,
        XDG_RUNTIME_DIR: home,
        XDG_DATA_HOME: join(home, '.local/share'),
        XDG_CONFIG_HOME: join(home, '.config'),
        ACCESSIBILITY_ENABLED: '1',
        GNOME_ACCESSIBILITY: '1',
        [INSIDE]: join(home, 'orca.log'),
      },
      stdio: ['ignore', 'inherit', 'pipe'],
    },
  );
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  const code = await new Promise<number | null>((done) => child.once('close', done));
  rmSync(home, { recursive: true, force: true });
  if (code !== 0) console.error(errors);
  process.exitCode = code ?? 1;
}

async function readAloud(log: string): Promise<void> {
  const bus = spawn(BUS, ['--launch-immediately'], { stdio: 'ignore' });
  await pause(1000);
  const orca = spawn('orca', ['--replace', `--debug-file=${log}`], { stdio: 'ignore' });
  try {
    const said = () => (existsSync(log) ? utterances(readFileSync(log, 'utf8')) : []);
    await until(() => said().length > 0);
    await runTool({
      usage,
      readOptions: (args) => ({
        kind: args.includes('--firefox') ? ('firefox' as const) : ('chromium' as const),
      }),
      folder: fixtureFolder,
      run: ({ kind }, origin) =>
        withBrowser({ kind, headless: false, extensionDir: extensionFolder(kind) }, async (session) => {
          const path = `.output/read-aloud-${kind}.txt`;
          writeFileSync(path, '');
          for (const step of steps(session, origin)) {
            const before = said().length;
            const heard = () => said().slice(before);
            await step.act();
            await pause(MIN_SPEECH_MS);
            await until(() => faults(heard(), { says: step.says }).length === 0);
            const wrong = faults(heard(), step);
            const lines = [`# ${step.title}`, ...heard(), ...wrong.map((fault) => `!! ${fault}`), '', ''];
            // At once: what was heard before a step that throws is there to be read.
            appendFileSync(path, lines.join('\n'));
            say(`${wrong.length === 0 ? 'heard' : 'NOT HEARD'}: ${step.title}`);
            if (wrong.length > 0) process.exitCode = 1;
          }
          say(`What was said is in ${shortPath(path)}.`);
        }),
    });
  } finally {
    orca.kill();
    bus.kill();
  }
}

const log = process.env[INSIDE];
if (process.argv.includes('--help')) say(usage);
else if (log === undefined) await runInside();
else await readAloud(log);
