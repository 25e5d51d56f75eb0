/** @jsxImportSource react */
import { Suspense, use, useState } from 'react';
import { createPortal } from 'react-dom';
import { Views } from './Views.tsx';

/** @param firstLate late content that the app asks for without being told to */
export function App({ firstLate = null }: { firstLate?: Promise<string> | null }) {
  const [typed, setTyped] = useState('');
  const [brand, setBrand] = useState('Kadcyla');
  const [end, setEnd] = useState('zole');
  const [count, setCount] = useState(0);
  const [list, setList] = useState(['Femara', 'trastuzumab', 'capecitabine']);
  const [hasMore, setHasMore] = useState(true);
  const [hasNote, setHasNote] = useState(false);
  const [late, setLate] = useState(firstLate);
  return (
    <>
      <h1>Medicines</h1>
      <label>
        Search <input id="typed" value={typed} onChange={(event) => setTyped(event.target.value)} />
      </label>
      <div>
        <Button id="brand" onClick={() => setBrand('Verzenio')} />
        <Button id="end" onClick={() => setEnd(end === 'zole' ? 'x' : 'zole')} />
        <Button id="count" onClick={() => setCount(count + 1)} />
        <Button id="reverse" onClick={() => setList(list.toReversed())} />
        <Button id="add" onClick={() => setList(['fulvestrant', ...list])} />
        <Button id="remove" onClick={() => setList(list.toSpliced(1, 1))} />
        <Button id="branch" onClick={() => setHasMore(!hasMore)} />
        <Button id="portal" onClick={() => setHasNote(true)} />
        <Button id="late" onClick={() => setLate(fetch('/late').then((answer) => answer.text()))} />
      </div>
      <p>You search for {typed}.</p>
      <p>Taken as {brand} since May.</p>
      <p>
        First letro<b>{end}</b>, then Her<b>ceptin</b>, read {count} times.
      </p>
      {count > 0 && <p>Later denosumab.</p>}
      <ul>
        {list.map((drug) => (
          <li key={drug}>{drug} once a day</li>
        ))}
      </ul>
      {hasMore ? <p>Also olaparib.</p> : <em>Nothing else.</em>}
      {late && (
        <Suspense fallback={<p>Loading …</p>}>
          <Late text={late} />
        </Suspense>
      )}
      <Views />
      {hasNote &&
        createPortal(
          <aside>
            A note on pertuzumab <Button id="close" onClick={() => setHasNote(false)} />
          </aside>,
          document.body,
        )}
    </>
  );
}

function Button({ id, onClick }: { id: string; onClick(): void }) {
  return (
    <button type="button" id={id} onClick={onClick}>
      {id}
    </button>
  );
}

function Late({ text }: { text: Promise<string> }) {
  return <p>Came late: {use(text)}</p>;
}
