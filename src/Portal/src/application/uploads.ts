import type { components } from '#api';
import { baseAddress } from '../api/base';
import { api, body } from '../api/client';
import { ApiProblem, problemOf, unanswered } from '../api/problem';
import { sessionEnded } from '../session/ended';
import type { Document } from './own';

type Upload = components['schemas']['UploadView'];

const piece = 512 * 1024;

/** How long until a piece is tried again after the network went, in milliseconds. */
const pauses = [500, 1_000, 2_000, 5_000, 10_000];

/**
 * Sends a file piece by piece and makes it a document of the application. A lost network is waited for; the same file chosen again after a reload goes on where it was.
 * @param onProgress Bytes that the server has, and whether it is waited for.
 */
export async function upload(kind: string, file: File, onProgress: (sent: number, waiting: boolean) => void, signal: AbortSignal): Promise<Document> {
  const place = `upload/${kind}/${file.name}/${file.size}/${file.lastModified}`;
  const begun = (await resumed(place, file)) ?? (await start(kind, file));
  localStorage.setItem(place, String(begun.id));
  try {
    for (let { offset } = begun, failures = 0; offset < file.size; ) {
      signal.throwIfAborted();
      onProgress(offset, false);
      try {
        offset = (await send(begun.id, offset, file.slice(offset, offset + Math.min(piece, begun.maxPiece)), signal)).offset;
        failures = 0;
      } catch (error) {
        if (!(error instanceof ApiProblem) || (error.status !== 0 && error.status < 500 && error.kind !== 'upload-offset')) throw error;
        onProgress(offset, true);
        await rest(pauses[Math.min(failures++, pauses.length - 1)]!, signal);
        offset = (await standing(begun.id).catch(() => undefined))?.offset ?? offset;
      }
    }
    onProgress(file.size, false);
    const done = body(await api.POST('/api/application/documents', { body: { uploadId: begun.id, kind }, headers: { 'Idempotency-Key': `attach-${begun.id}-${kind}` }, signal }));
    localStorage.removeItem(place);
    return done;
  } catch (error) {
    if (signal.aborted || (error instanceof ApiProblem && error.status >= 400 && error.status < 500 && error.status !== 401)) {
      localStorage.removeItem(place);
      void api.DELETE('/api/uploads/{id}', { params: { path: { id: begun.id } } }).catch(() => undefined); // it may be gone already
    }
    throw error;
  }
}

const start = async (kind: string, file: File): Promise<Upload> => body(await api.POST('/api/uploads', { body: { fileName: file.name, size: file.size, kind } }));

const standing = async (id: number): Promise<Upload> => body(await api.GET('/api/uploads/{id}', { params: { path: { id } } }));

async function resumed(place: string, file: File): Promise<Upload | undefined> {
  const id = Number(localStorage.getItem(place));
  if (!id) return undefined;
  const found = await standing(id).catch(() => undefined);
  return found?.size === file.size ? found : undefined;
}

async function send(id: number, offset: number, bytes: Blob, signal: AbortSignal): Promise<Upload> {
  const response = await fetch(`${baseAddress}/api/uploads/${id}`, {
    method: 'PATCH',
    headers: { 'X-Csrf': '1', 'Upload-Offset': String(offset), 'Content-Type': 'application/octet-stream' },
    credentials: 'same-origin',
    body: bytes,
    signal,
  }).catch((error: unknown) => {
    throw unanswered(error);
  });
  if (response.status === 401) sessionEnded();
  if (!response.ok) throw await problemOf(response);
  return response.json() as Promise<Upload>;
}

function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const later = window.setTimeout(resolve, milliseconds);
    const at = () => {
      window.clearTimeout(later);
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', at, { once: true });
    window.addEventListener('online', () => resolve(), { once: true });
  });
}
