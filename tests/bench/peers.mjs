// What Sluss is measured beside: each peer as its documentation says to use it, in its default configuration, behind
// one call that takes a text and looks for all that it knows.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const version = (name) => require(`./node_modules/${name}/package.json`).version;

async function arcjet() {
  const { initializeWasm } = await import('@arcjet/redact-wasm');
  const engine = await initializeWasm(
    (tokens) => tokens.map(() => undefined),
    () => undefined,
  );
  const config = {
    entities: undefined,
    contextWindowSize: 1,
    skipCustomDetect: true,
    skipCustomRedact: true,
  };
  return (text) => engine.redact(text, config);
}

async function redactPii() {
  const { SyncRedactor } = require('redact-pii');
  const redactor = new SyncRedactor();
  return (text) => redactor.redact(text);
}

async function redactpiiNode() {
  const { Redactor } = await import('@redactpii/node');
  const redactor = new Redactor();
  return (text) => redactor.redact(text);
}

async function sanitizePii() {
  const { PiiSanitizer } = require('@cdssnc/sanitize-pii');
  const sanitizer = new PiiSanitizer();
  return (text) => sanitizer.sanitize(text);
}

async function openredaction() {
  const { OpenRedaction } = require('openredaction');
  const redactor = new OpenRedaction();
  return (text) => redactor.detect(text);
}

async function libphonenumber() {
  const { findPhoneNumbersInText } = require('libphonenumber-js');
  return (text) => findPhoneNumbersInText(text, 'SE');
}

export const peers = [
  { name: '@arcjet/redact-wasm', finds: 'email, phone, IP, payment card', create: arcjet },
  { name: 'redact-pii', finds: '13 kinds, US English', create: redactPii },
  { name: '@redactpii/node', finds: '5 kinds, US English', create: redactpiiNode },
  { name: '@cdssnc/sanitize-pii', finds: 'Canadian kinds', create: sanitizePii },
  { name: 'openredaction', finds: '570 patterns', create: openredaction },
  { name: 'libphonenumber-js', finds: 'phone numbers only', create: libphonenumber },
].map((peer) => ({ ...peer, version: version(peer.name) }));
