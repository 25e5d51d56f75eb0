/** @jsxImportSource react */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { ROWS, rowText } from './rows.ts';

const ROW_PX = 30;

/** A list of which only the rows in view, and a few around them, are in the document. */
export function VirtualList() {
  const frame = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: ROWS,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  return (
    <>
      <button type="button" id="jump" onClick={() => list.scrollToIndex(ROWS / 2)}>
        To the middle
      </button>
      <div id="frame" ref={frame} tabIndex={-1} style={{ height: 600, overflow: 'auto' }}>
        <div style={{ height: list.getTotalSize(), position: 'relative' }}>
          {list.getVirtualItems().map(({ key, index, start }) => (
            <div
              key={key}
              data-row={index}
              style={{ position: 'absolute', height: ROW_PX, transform: `translateY(${start}px)` }}
            >
              <b>{rowText(index).slice(0, 5)}</b>
              {rowText(index).slice(5)}
            </div>
          ))}
        </div>
      </div>
    </>
  );
}
