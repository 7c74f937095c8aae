// Links that carry a policy pack after the `#`, which browsers do not send. They never carry a text.

/** Larger packs than this are not taken out of a link. */
const largestPack = 512 * 1024;

export async function policyLink(page: string, pack: string): Promise<string> {
  const packed = new Blob([pack]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const link = new URL(page);
  link.hash = `policy=${base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
  return link.href;
}

/** @returns the pack in a link's hash; undefined when there is none, or none that can be read */
export async function policyFromHash(hash: string): Promise<string | undefined> {
  const packed = new URLSearchParams(hash.slice(1)).get('policy');
  if (packed === null) return undefined;
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0),
    );
    return await textOf(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')));
  } catch {
    return undefined;
  }
}

/** Stops a link that unfolds into far more than it looks. */
async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  let text = '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    text += decoder.decode(read.value, { stream: true });
    if (text.length > largestPack) throw new RangeError('the pack in the link is too large');
  }
  return text + decoder.decode();
}
