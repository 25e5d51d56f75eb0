import type { Page } from 'puppeteer-core';
import type { BrowserSession } from '../../../tools/browsers/index.ts';
import { chromeScope } from '../browsers/firefox-chrome-scope.ts';

/** What a browser tells screen readers of an element; names of roles are those of ARIA. */
export interface Told {
  role: string;
  name: string;
  /** Of what opens something; undefined of anything else. */
  expanded?: boolean;
  children: Told[];
}

/** Reads what a browser tells screen readers of the page in the front tab, its closed shadow roots included. */
export function accessibilityTree(session: BrowserSession, page: Page): Promise<Told> {
  return session.kind === 'firefox' ? inFirefox(session) : inChromium(page);
}

/** All that has a role, in document order. */
export function withRole(tree: Told, role: string): Told[] {
  const within = tree.children.flatMap((child) => withRole(child, role));
  return tree.role === role ? [tree, ...within] : within;
}

/** A tree on one line, without what has neither role nor name. */
export function outline({ role, name, children }: Told): string {
  const inside = children.map(outline).filter(Boolean).join(' ');
  const isBox = role === 'generic' || role === 'none';
  if (isBox) return inside;
  return `${role}${name ? `"${name}"` : ''}${inside ? `(${inside})` : ''}`;
}

async function inChromium(page: Page): Promise<Told> {
  const client = await page.createCDPSession();
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  await client.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const tell = (id: string): Told[] => {
    const node = byId.get(id);
    const children = (node?.childIds ?? []).flatMap(tell);
    if (!node || node.ignored) return children;
    const role = String(node.role?.value ?? '');
    // Each line of a text, and what stands before an item of a list.
    if (role === 'InlineTextBox' || role === 'ListMarker') return [];
    const expanded = node.properties?.find((property) => property.name === 'expanded')?.value.value;
    return [
      {
        role: role === 'StaticText' ? 'text' : role,
        name: String(node.name?.value ?? ''),
        ...(expanded !== undefined && { expanded: Boolean(expanded) }),
        children,
      },
    ];
  };
  const [root] = tell(nodes[0]?.nodeId ?? '');
  if (!root) throw new Error('Chromium tells nothing of the page.');
  return root;
}

/** Roles of Firefox that ARIA calls otherwise. */
const ARIA_ROLES: Record<string, string> = {
  'text leaf': 'text',
  pushbutton: 'button',
  'toggle button': 'button',
  section: 'generic',
  'text container': 'generic',
  statusbar: 'status',
  editcombobox: 'combobox',
  landmark: 'generic',
};

async function inFirefox({ browser }: BrowserSession): Promise<Told> {
  const evaluate = await chromeScope(browser);
  const tree = await evaluate(`(() => {
    const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
    const tell = (accessible) => {
      const states = {}, more = {};
      accessible.getState(states, more);
      const { STATE_EXPANDED, STATE_COLLAPSED } = Ci.nsIAccessibleStates;
      const opens = states.value & (STATE_EXPANDED | STATE_COLLAPSED);
      const children = [];
      for (let i = 0; i < accessible.childCount; i++) children.push(tell(accessible.getChildAt(i)));
      return {
        role: service.getStringRole(accessible.role),
        name: accessible.name ?? '',
        ...(opens && { expanded: Boolean(states.value & STATE_EXPANDED) }),
        children,
      };
    };
    const outer = service.getAccessibleFor(gBrowser.selectedBrowser);
    return JSON.stringify(outer?.firstChild ? tell(outer.firstChild) : null);
  })()`);
  const told = JSON.parse(String(tree)) as Told | null;
  if (!told) throw new Error('Firefox tells nothing of the page.');
  return inAria(told);
}

function inAria({ role, children, ...told }: Told): Told {
  return { ...told, role: ARIA_ROLES[role] ?? role, children: children.map(inAria) };
}
