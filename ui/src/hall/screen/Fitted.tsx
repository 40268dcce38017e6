/** @jsxImportSource preact */
import { Component, createRef, type ComponentChildren, type VNode } from 'preact';

/** Smaller than this share no line gets; what is still too long then is cut. */
const LEAST = 0.3;

/** A line that keeps within its place: as large as the sheet says, smaller where it would be cut. */
export class Fitted extends Component<{ class: string; testid?: string; role?: 'status'; children: ComponentChildren }> {
  readonly #line = createRef<HTMLParagraphElement>();
  #sizes: ResizeObserver | undefined;
  #seen = '';

  override componentDidMount(): void {
    this.#fit();
    this.#sizes = new ResizeObserver(() => this.#fit());
    if (this.#line.current) this.#sizes.observe(this.#line.current);
  }

  override componentDidUpdate(): void {
    this.#fit();
  }

  override componentWillUnmount(): void {
    this.#sizes?.disconnect();
  }

  override render(): VNode {
    const { class: name, testid, role, children } = this.props;
    return (
      <p class={name} role={role} data-testid={testid} ref={this.#line}>
        {children}
      </p>
    );
  }

  #fit(): void {
    const line = this.#line.current;
    if (!line) return;
    const now = `${line.clientWidth} ${window.innerHeight} ${line.textContent ?? ''}`;
    if (this.#seen === now) return;
    this.#seen = now;
    line.style.fontSize = '';
    const room = line.clientWidth;
    const wanted = line.scrollWidth;
    if (room === 0 || wanted <= room) return;
    const whole = parseFloat(getComputedStyle(line).fontSize);
    line.style.fontSize = `${whole * Math.max(LEAST, (room / wanted) * 0.99)}px`;
  }
}
