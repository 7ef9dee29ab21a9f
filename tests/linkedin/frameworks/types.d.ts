// What the framework pages use of packages that are installed for `make test` alone.

declare module "react" {
  type Element = object;
  type Component = (props: never) => Element | Element[];
  export function createElement(
    type: string | symbol | Component,
    props: object | null,
    ...children: (Element | string)[]
  ): Element;
  export function lazy(load: () => Promise<{ default: Component }>): Component;
  export function useEffect(effect: () => void, inputs: unknown[]): void;
  export function useId(): string;
  export function useRef<T>(value: T): { current: T };
  export function useState<T>(initial: T): [T, (value: T) => void];
  export const StrictMode: symbol;
  export const Suspense: symbol;
}

declare module "react-dom/client" {
  export function hydrateRoot(container: HTMLElement, children: object): object;
}

declare module "react-dom/server" {
  export function renderToPipeableStream(
    children: object,
    options: { onAllReady: () => void; onError: (error: unknown) => void },
  ): { pipe: (sink: NodeJS.WritableStream) => void };
}

declare module "ember-source/dist/ember.debug.js";
declare module "ember-source/dist/ember-template-compiler.js";

declare module "*.hbs" {
  const template: object;
  export default template;
}

/** What the page uses of Ember's global, which has no types of its own. */
declare const Ember: {
  Application: EmberClass;
  Component: EmberClass;
  Object: EmberClass;
  Route: EmberClass;
  Router: EmberClass;
  computed: {
    (input: string, read: (this: EmberObject) => unknown): object;
    reads(input: string): object;
  };
};

interface EmberClass {
  extend(members: object & ThisType<EmberObject>): EmberClass;
  create(values: object): EmberObject;
}

/** A setting, or a component that shows one. */
interface EmberObject {
  row: import("../static/types.js").Row;
  on: boolean;
  waits: boolean;
  locked: boolean;
  setting: EmberObject;
  elementId: string;
  change(value: boolean): Promise<void>;
  set(name: string, value: boolean): void;
  setProperties(values: object): void;
}
