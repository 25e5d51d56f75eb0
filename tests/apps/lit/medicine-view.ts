import { html, LitElement } from 'lit';

/** Two views, chosen by the address. */
class MedicineView extends LitElement {
  readonly #follow = () => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.#follow);
  }

  override disconnectedCallback(): void {
    removeEventListener('popstate', this.#follow);
    super.disconnectedCallback();
  }

  override render() {
    const second = new URLSearchParams(location.search).get('view') === 'second';
    return html`<a id="second" href="?view=second" @click=${this.#go}>Second view</a>
      ${second ? html`<section><h2>Second</h2>Or exemestane.</section>` : html`<p>Not anastrozole, nor <i>tamo</i>xifen.</p>`}`;
  }

  #go(event: MouseEvent): void {
    event.preventDefault();
    history.pushState(null, '', (event.currentTarget as HTMLAnchorElement).href);
    this.requestUpdate();
  }
}

customElements.define('medicine-view', MedicineView);
