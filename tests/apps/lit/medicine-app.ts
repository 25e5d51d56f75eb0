import { css, html, LitElement, nothing, render } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { until } from 'lit/directives/until.js';
import './medicine-item.ts';
import './medicine-view.ts';

const FIRST = {
  typed: '',
  brand: 'Kadcyla',
  end: 'zole',
  count: 0,
  list: ['Femara', 'trastuzumab', 'capecitabine'],
  hasMore: true,
  late: null as Promise<string> | null,
};

/** The app in a shadow root, with elements in it that have shadow roots of their own. */
class MedicineApp extends LitElement {
  static override styles = css`
    :host { display: block; }
    button { color: navy; }
  `;
  #state = FIRST;
  readonly #input = createRef<HTMLInputElement>();
  readonly #note = document.createElement('div');

  override render() {
    const { typed, brand, end, count, list, hasMore, late } = this.#state;
    return html`
      <h1>Medicines</h1>
      <label>Search <input id="typed" ${ref(this.#input)} @input=${() => this.#set({ typed: this.#input.value?.value ?? '' })}></label>
      <div>
        ${this.#button('brand', () => this.#set({ brand: 'Verzenio' }))}
        ${this.#button('end', () => this.#set({ end: end === 'zole' ? 'x' : 'zole' }))}
        ${this.#button('count', () => this.#set({ count: count + 1 }))}
        ${this.#button('reverse', () => this.#set({ list: list.toReversed() }))}
        ${this.#button('add', () => this.#set({ list: ['fulvestrant', ...list] }))}
        ${this.#button('remove', () => this.#set({ list: list.toSpliced(1, 1) }))}
        ${this.#button('branch', () => this.#set({ hasMore: !hasMore }))}
        ${this.#button('portal', () => this.#showNote(true))}
        ${this.#button('late', () => this.#set({ late: fetch('/late').then((answer) => answer.text()) }))}
      </div>
      <p>You search for ${typed}.</p>
      <p>Taken as ${brand} since May.</p>
      <p>First letro<b>${end}</b>, then Her<b>ceptin</b>, read ${count} times.</p>
      ${count > 0 ? html`<p>Later denosumab.</p>` : nothing}
      <ul>
        ${repeat(
          list,
          (drug) => drug,
          (drug) => html`<medicine-item>${drug}</medicine-item>`,
        )}
      </ul>
      ${hasMore ? html`<p>Also olaparib.</p>` : html`<em>Nothing else.</em>`}
      ${late ? html`<p>Came late: ${until(late, 'loading …')}</p>` : nothing}
      <medicine-view></medicine-view>`;
  }

  #set(changes: Partial<typeof FIRST>): void {
    this.#state = { ...this.#state, ...changes };
    this.requestUpdate();
  }

  #button(id: string, onClick: () => void) {
    return html`<button id=${id} @click=${onClick}>${id}</button>`;
  }

  /** In the document itself, outside of every shadow root. */
  #showNote(shown: boolean): void {
    document.body.append(this.#note);
    const note = html`<aside>A note on pertuzumab ${this.#button('close', () => this.#showNote(false))}</aside>`;
    render(shown ? note : nothing, this.#note);
  }
}

customElements.define('medicine-app', MedicineApp);
