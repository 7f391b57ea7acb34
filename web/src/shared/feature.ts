import type { RouteRecordRaw } from 'vue-router';
import type { ViewerPermissions } from './session/viewer';

/** One entry of the main navigation. */
export interface MenuEntry {
  /** Message key of its name: `people.menu`. */
  label: string;
  /** Written literally (`i-lucide-users`), so that the icon is bundled. */
  icon: string;
  /** Path it leads to. */
  to: string;
  /** Place in the navigation, from above. */
  order: number;
  /** Who is offered it; everybody where absent. */
  visible?: (permissions: ViewerPermissions) => boolean;
}

export interface Feature {
  routes: RouteRecordRaw[];
  menu: MenuEntry[];
}

/** What a feature adds to the app: `export const feature = defineFeature({ routes, menu })` in its index.ts. */
export function defineFeature(feature: Feature): Feature {
  return feature;
}

declare module 'vue-router' {
  interface RouteMeta {
    /** Message key of the page's title: `people.title`. */
    title: string;
    /** The folders whose messages come with it: those of pages that have many, or are opened by few people. */
    messages?: string | readonly string[];
    /** Anybody may see it, and it stands outside the shell: sign-in, first run. */
    public?: boolean;
    /** Who may open it; somebody else sees the not-found page. */
    allowed?: (permissions: ViewerPermissions) => boolean;
  }
}
