// Bundles a fixture editor with the script of the fixture pages, once for each editor.

import { join } from 'node:path';
import { build } from 'esbuild';

const fixtures = join(import.meta.dirname, '..', 'fixtures');
const bundles = new Map<string, Promise<Uint8Array>>();

export function bundleEditor(name: string): Promise<Uint8Array> {
  let bundle = bundles.get(name);
  if (bundle === undefined) {
    bundle = make(name);
    bundles.set(name, bundle);
  }
  return bundle;
}

async function make(name: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { mount } from './editors/${name}.js'; import { run } from './page.js'; void run(mount);`,
      resolveDir: fixtures,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    // Mixed development and production builds of one editor do not know each other's classes.
    conditions: ['production'],
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    loader: { '.css': 'empty', '.svg': 'text' },
    logLevel: 'error',
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`no bundle for ${name}`);
  return file.contents;
}
