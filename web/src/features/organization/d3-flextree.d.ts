/** The part of d3-flextree that the chart uses; the package has no types of its own. */
declare module 'd3-flextree' {
  export interface FlexNode<T> {
    readonly data: T;
    readonly x: number;
    readonly y: number;
    readonly parent: FlexNode<T> | null;
    readonly children: FlexNode<T>[] | null;
    each(visit: (node: FlexNode<T>) => void): this;
  }
  export interface FlexLayout<T> {
    (tree: FlexNode<T>): FlexNode<T>;
    hierarchy(root: T, children: (item: T) => T[]): FlexNode<T>;
  }
  export function flextree<T>(options: { nodeSize: (node: FlexNode<T>) => [width: number, height: number] }): FlexLayout<T>;
}
