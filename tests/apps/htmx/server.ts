import { htmlPage, type ServedPages } from '../../e2e/support/serve.ts';
import { appHead, type BuiltApp } from '../build-app.ts';

type Fields = Record<string, string>;

/** What the page shows, in the hidden fields of its form: the server remembers nothing. */
const FIRST: Fields = {
  brand: 'Kadcyla',
  end: 'zole',
  count: '0',
  list: 'Femara,trastuzumab,capecitabine',
  more: 'yes',
  note: '',
  late: '',
  view: 'first',
};

const ACTS: Record<string, (now: Fields) => Fields> = {
  brand: () => ({ brand: 'Verzenio' }),
  end: ({ end }) => ({ end: end === 'zole' ? 'x' : 'zole' }),
  count: ({ count }) => ({ count: String(Number(count) + 1) }),
  reverse: ({ list = '' }) => ({ list: list.split(',').reverse().join() }),
  add: ({ list }) => ({ list: `fulvestrant,${list}` }),
  remove: ({ list = '' }) => ({ list: list.split(',').toSpliced(1, 1).join() }),
  branch: ({ more }) => ({ more: more ? '' : 'yes' }),
  portal: () => ({ note: 'yes' }),
  close: () => ({ note: '' }),
  late: () => ({ late: 'palbociclib' }),
  second: () => ({ view: 'second' }),
};

/** The server of the app: each control asks for the whole page as it is to be, and htmx morphs the one into the other. */
export function htmxPages(app: BuiltApp): ServedPages {
  return {
    '/': (url) => htmlPage(body(fieldsOf(url)), head(app)),
    '/swaps': htmlPage(SWAPS, head(app)),
    '/text': 'Or <b>exe</b>mestane',
    '/items': '<li>Femara</li><li>olaparib</li><p id="aside" hx-swap-oob="true">By the way, tamoxifen.</p>',
    '/app.js': { body: app.js, headers: { 'content-type': 'text/javascript; charset=utf-8' } },
  };
}

/** A fragment for each other way to put one into the page. */
const SWAPS = `
  <button id="inner" hx-get="/text" hx-target="#first">inner</button>
  <button id="outer" hx-get="/text" hx-target="#first b" hx-swap="outerHTML">outer</button>
  <button id="more" hx-get="/items" hx-target="ul" hx-swap="beforeend">more</button>
  <button id="delete" hx-get="/text" hx-target="#first" hx-swap="delete">delete</button>
  <p id="first">letrozole</p><ul></ul><p id="aside"></p>`;

function head(app: BuiltApp): string {
  return `${appHead(app)}<script type="module" src="/app.js"></script>`;
}

function fieldsOf({ searchParams }: URL): Fields {
  const asked = Object.fromEntries(searchParams);
  const now: Fields = { typed: '', ...FIRST, ...asked };
  return { ...now, ...ACTS[asked['act'] ?? '']?.(now) };
}

function body(now: Fields): string {
  const ids = Object.keys(ACTS).filter((id) => id !== 'close' && id !== 'second');
  const hidden = Object.keys(FIRST).map(
    (name) => `<input type="hidden" name="${name}" value="${now[name]}">`,
  );
  const items = (now['list'] ?? '').split(',').map((drug) => `<li id="item-${drug}">${drug} once a day</li>`);
  return `<form id="app" hx-target:inherited="#app" hx-select:inherited="#app" hx-swap:inherited="outerMorph"
      hx-include:inherited="#app" hx-replace-url:inherited="true">
    ${hidden.join('')}
    <h1>Medicines</h1>
    <label>Search <input id="typed" name="typed" autocomplete="off" hx-morph-skip hx-get="/" hx-trigger="input" hx-sync="this:replace"></label>
    <div>${ids.map(button).join(' ')}</div>
    <p>You search for ${escaped(now['typed'])}.</p>
    <p>Taken as ${now['brand']} since May.</p>
    <p>First letro<b>${now['end']}</b>, then Her<b>ceptin</b>, read ${now['count']} times.</p>
    ${now['count'] === '0' ? '' : '<p>Later denosumab.</p>'}
    <ul>${items.join('')}</ul>
    ${now['more'] ? '<p>Also olaparib.</p>' : '<em>Nothing else.</em>'}
    ${now['late'] ? `<p>Came late: ${now['late']}</p>` : ''}
    <main><a id="second" href="/?view=second" hx-get="/" hx-vals='{"act":"second"}' hx-replace-url="false" hx-push-url="true">Second view</a>
      ${now['view'] === 'second' ? '<section><h2>Second</h2>Or exemestane.</section>' : '<p>Not anastrozole, nor <i>tamo</i>xifen.</p>'}
    </main>
    ${now['note'] ? `<aside>A note on pertuzumab ${button('close')}</aside>` : ''}
  </form>`;
}

function button(id: string): string {
  return `<button type="button" id="${id}" hx-get="/" hx-vals='{"act":"${id}"}'>${id}</button>`;
}

function escaped(text = ''): string {
  return text.replace(/[&<]/g, (character) => `&#${character.charCodeAt(0)};`);
}
