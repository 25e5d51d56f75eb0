// The least that marks names: what a page must pay at any rate. `namesPattern` comes from names.js, written by the bench.
const pattern = new RegExp(globalThis.namesPattern, 'gi');
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const highlight = new Highlight();
while (walker.nextNode()) {
  const { currentNode } = walker;
  pattern.lastIndex = 0;
  for (let hit = pattern.exec(currentNode.data); hit; hit = pattern.exec(currentNode.data)) {
    const range = new Range();
    range.setStart(currentNode, hit.index);
    range.setEnd(currentNode, pattern.lastIndex);
    highlight.add(range);
  }
}
if (highlight.size > 0) CSS.highlights.set('reference-term', highlight);
