/** @jsxImportSource preact */
import { Component, createRef, type VNode } from 'preact';

/** The slip for the browser's printer: it is on paper only. */
export class Paper extends Component<{ slip: HTMLCanvasElement }> {
  readonly #place = createRef<HTMLDivElement>();

  override componentDidMount(): void {
    this.#put();
  }

  override componentDidUpdate(): void {
    this.#put();
  }

  override render(): VNode {
    return <div class="paper" ref={this.#place} aria-hidden="true" data-testid="paper" />;
  }

  #put(): void {
    const place = this.#place.current;
    if (!place || place.firstChild === this.props.slip) return;
    place.textContent = '';
    place.appendChild(this.props.slip);
  }
}
