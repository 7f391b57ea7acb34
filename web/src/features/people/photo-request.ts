// A photo goes over plain HTTP, and not by `fetch`: that does not say how much of it has been sent.

export type PhotoAnswer = 'done' | 'stopped' | { refused: string | null; offline: boolean };

interface PhotoRequest {
  locale: string;
  /** Without it the photo is removed. */
  picture?: Blob;
  onProgress?: (part: number) => void;
  signal?: AbortSignal;
}

/** Sends a person's photo, or removes it. What was refused is told in the server's words, in the viewer's language, where it has any. */
export function sendPhoto(personId: string, { locale, picture, onProgress, signal }: PhotoRequest): Promise<PhotoAnswer> {
  return new Promise((answer) => {
    const request = new XMLHttpRequest();
    request.open(picture ? 'PUT' : 'DELETE', `/api/people/${encodeURIComponent(personId)}/photo`);
    request.setRequestHeader('accept-language', locale);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () =>
      answer(request.status < 300 ? 'done' : { refused: wordsOf(request.responseText), offline: false }),
    );
    request.addEventListener('error', () => answer({ refused: null, offline: true }));
    request.addEventListener('abort', () => answer('stopped'));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    if (picture) request.setRequestHeader('content-type', picture.type);
    request.send(picture ?? null);
  });
}

function wordsOf(text: string): string | null {
  try {
    const { errors, message } = JSON.parse(text) as { errors?: { message?: unknown }[]; message?: unknown };
    const words = errors?.[0]?.message ?? message;
    return typeof words === 'string' ? words : null;
  } catch {
    return null;
  }
}
