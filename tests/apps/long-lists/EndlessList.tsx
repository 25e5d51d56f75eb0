/** @jsxImportSource react */
import { useEffect, useRef, useState } from 'react';
import { rowText } from './rows.ts';

const PORTION = 400;
/** Three hundred rows in a window. */
const TINY = { margin: 0, font: '2px/2.5px sans-serif' };

/** A list that grows whenever its end comes into view, and keeps all its rows. */
export function EndlessList() {
  const [count, setCount] = useState(PORTION);
  const end = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setCount((before) => before + PORTION);
    });
    if (end.current) observer.observe(end.current);
    return () => observer.disconnect();
  }, []);
  return (
    <>
      {Array.from({ length: count }, (_, index) => (
        <p key={index} data-row={index} style={TINY}>
          {rowText(index)}
        </p>
      ))}
      <p ref={end}>Loading …</p>
    </>
  );
}
