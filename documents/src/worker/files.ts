// The reader's own files: beside its script, checked by hash, and never from anywhere else.

import integrity from 'sluss:integrity';

/** @param name relative to the script of the reader */
export async function ownFile(name: string): Promise<ArrayBuffer> {
  const response = await fetch(new URL(name, import.meta.url), {
    integrity: integrity[name] as string,
    credentials: 'same-origin',
  });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.arrayBuffer();
}

export function unpacked(gzip: ArrayBuffer): Promise<ArrayBuffer> {
  return new Response(new Blob([gzip]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}
