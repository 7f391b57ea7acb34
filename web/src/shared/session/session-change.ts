import { useRouter } from 'vue-router';
import { useForget } from '../../api/client';

export interface SessionChange {
  /** After signing in: forgets what was known before and opens the page one came for. */
  enter: (to?: string) => Promise<void>;
  /** Ends the session on the server, forgets everything and leads to the sign-in page. */
  leave: () => Promise<void>;
}

/** A page of this app, and of no other origin. */
export function safePath(to: unknown): string {
  return typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : '/';
}

export function useSessionChange(): SessionChange {
  const forget = useForget();
  const router = useRouter();
  return {
    enter: async (to) => {
      await forget();
      await router.replace(safePath(to));
    },
    leave: async () => {
      await fetch('/api/auth/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
      await router.replace('/sign-in');
      await forget();
    },
  };
}
