import type { ImportFile } from '@rondo/contract';
import { toApiError } from '../../api/api-error.ts';

/** Sends a file as it is; `fetch` cannot say how much of it has gone, so this is the older way. */
export function uploadFile(
  file: File,
  { onProgress, signal }: { onProgress: (sent: number) => void; signal: AbortSignal },
): Promise<ImportFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = (): void => request.abort();
    signal.addEventListener('abort', stop, { once: true });
    request.open('POST', `/api/imports/files?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-Rondo-Request', '1');
    request.responseType = 'json';
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => {
      const answer: unknown = request.response;
      if (request.status >= 200 && request.status < 300) resolve(answer as ImportFile);
      else reject(toApiError(request.status, answer));
    };
    request.onerror = () => reject(toApiError(0, undefined));
    request.onabort = () => reject(signal.reason);
    request.onloadend = () => signal.removeEventListener('abort', stop);
    request.send(file);
  });
}
