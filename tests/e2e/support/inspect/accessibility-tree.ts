import type { Page } from 'puppeteer-core';
import type { BrowserSession } from '../../../tools/browsers/index.ts';
import { chromeScope } from '../browsers/firefox-chrome-scope.ts';

/** An element as a browser reports it to screen readers; names of roles are those of ARIA. */
export interface AccessibleNode {
  role: string;
  name: string;
  /** Of what opens something; undefined of anything else. */
  expanded?: boolean;
  children: AccessibleNode[];
}

/** Reads what a browser tells screen readers of the page in the front tab, its closed shadow roots included. */
export function accessibilityTree(session: BrowserSession, page: Page): Promise<AccessibleNode> {
  return session.kind === 'firefox' ? inFirefox(session) : inChromium(page);
}

/** All that has a role, in document order. */
export function withRole(tree: AccessibleNode, role: string): AccessibleNode[] {
  const nested = tree.children.flatMap((child) => withRole(child, role));
  return tree.role === role ? [tree, ...nested] : nested;
}

/** A tree on one line, without what has neither role nor name. */
export function outline({ role, name, children }: AccessibleNode): string {
  const inside = children.map(outline).filter(Boolean).join(' ');
  const isBox = role === 'generic' || role === 'none';
  if (isBox) return inside;
  return `${role}${name ? `"${name}"` : ''}${inside ? `(${inside})` : ''}`;
}

async function inChromium(page: Page): Promise<AccessibleNode> {
  const client = await page.createCDPSession();
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  await client.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const nodesOf = (id: string): AccessibleNode[] => {
    const node = byId.get(id);
    const children = (node?.childIds ?? []).flatMap(nodesOf);
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
  const [root] = nodesOf(nodes[0]?.nodeId ?? '');
  if (!root) throw new Error('Chromium reports no accessibility tree of the page.');
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

async function inFirefox({ browser }: BrowserSession): Promise<AccessibleNode> {
  const evaluate = await chromeScope(browser);
  const tree = await evaluate(`(() => {
    const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
    const nodesOf = (accessible) => {
      const states = {}, more = {};
      accessible.getState(states, more);
      const { STATE_EXPANDED, STATE_COLLAPSED } = Ci.nsIAccessibleStates;
      const opens = states.value & (STATE_EXPANDED | STATE_COLLAPSED);
      const children = [];
      for (let i = 0; i < accessible.childCount; i++) children.push(nodesOf(accessible.getChildAt(i)));
      return {
        role: service.getStringRole(accessible.role),
        name: accessible.name ?? '',
        ...(opens && { expanded: Boolean(states.value & STATE_EXPANDED) }),
        children,
      };
    };
    const outer = service.getAccessibleFor(gBrowser.selectedBrowser);
    return JSON.stringify(outer?.firstChild ? nodesOf(outer.firstChild) : null);
  })()`);
  const root = JSON.parse(String(tree)) as AccessibleNode | null;
  if (!root) throw new Error('Firefox reports no accessibility tree of the page.');
  return inAria(root);
}

function inAria({ role, children, ...rest }: AccessibleNode): AccessibleNode {
  return { ...rest, role: ARIA_ROLES[role] ?? role, children: children.map(inAria) };
}
