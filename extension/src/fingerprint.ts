// Remembers a value without keeping it: a keyed hash whose key lives no longer than the browser session.

import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** crypto.subtle would be asynchronous, and is missing on pages without https. */
export function fingerprint(salt: string, parts: readonly string[]): string {
  const message = parts.map((part) => part.normalize('NFKC').toLowerCase().trim()).join('\u0000');
  return bytesToHex(hmac(sha256, hexToBytes(salt), utf8ToBytes(message)));
}

export function newSalt(): string {
  return bytesToHex(crypto.getRandomValues(new Uint8Array(32)));
}
