/** @jsxImportSource react */
import { useSyncExternalStore } from 'react';

/** Two views, chosen by the address. */
export function Views() {
  const view = useSyncExternalStore(
    (changed) => {
      addEventListener('popstate', changed);
      return () => removeEventListener('popstate', changed);
    },
    () => new URLSearchParams(location.search).get('view'),
    () => null,
  );
  return (
    <main>
      <a
        id="second"
        href="?view=second"
        onClick={(event) => {
          event.preventDefault();
          history.pushState(null, '', event.currentTarget.href);
          dispatchEvent(new PopStateEvent('popstate'));
        }}
      >
        Second view
      </a>
      {view === 'second' ? (
        <section>
          <h2>Second</h2>Or exemestane.
        </section>
      ) : (
        <p>
          Not anastrozole, nor <i>tamo</i>xifen.
        </p>
      )}
    </main>
  );
}
