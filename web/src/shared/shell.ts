import { inject, provide, type Component, type InjectionKey, type Ref } from 'vue';

/** What a page's title bar does to the navigation beside it. */
export interface Shell {
  /** Opens the drawer in which phones show the navigation. */
  openMenu: () => void;
  /** The navigation shows icons alone. */
  collapsed: Ref<boolean>;
  /** Stands at the end of every title bar: what is new for the viewer. */
  bell: Component;
  /** Loads the messages of a folder that come later, for what is opened on a page of another folder. */
  loadMessages: (folder: string) => Promise<void>;
}

const key: InjectionKey<Shell> = Symbol('shell');

export function provideShell(shell: Shell): void {
  provide(key, shell);
}

export function useShell(): Shell {
  const shell = inject(key);
  if (!shell) throw new Error('useShell() outside the app');
  return shell;
}
