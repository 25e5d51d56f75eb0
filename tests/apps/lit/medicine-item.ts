import { css, html, LitElement } from 'lit';

/** Shows what it has been given between its tags. */
class MedicineItem extends LitElement {
  static override styles = css`
    :host {
      display: list-item;
    }
  `;

  override render() {
    return html`<slot></slot> once a day`;
  }
}

customElements.define('medicine-item', MedicineItem);
