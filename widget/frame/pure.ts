import { Component, type ComponentChild, type FunctionComponent } from "preact";

/** The component, rendered again only when one of its props is another value. */
export function pure<P extends object>(Render: (props: P) => ComponentChild): FunctionComponent<P> {
  class Pure extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      const keys = Object.keys(next) as (keyof P)[];
      return keys.some((key) => next[key] !== (this.props as P)[key]);
    }
    override render() {
      return Render(this.props as P);
    }
  }
  return Pure as unknown as FunctionComponent<P>;
}
