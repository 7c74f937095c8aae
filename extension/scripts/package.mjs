// Packs dist/chromium and dist/firefox into zips for the stores. The same files make the same zip, byte for byte.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';

const here = join(import.meta.dirname, '..');
/** The earliest moment that a zip can tell. */
const mtime = new Date(1980, 0, 1);

async function contents(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const read = async (file) => [
    relative(folder, file).replaceAll(sep, '/'),
    [await readFile(file), { mtime }],
  ];
  return Object.fromEntries(await Promise.all(files.sort().map(read)));
}

const { version } = JSON.parse(await readFile(join(here, 'package.json'), 'utf8'));
for (const browser of ['chromium', 'firefox']) {
  const zip = join(here, 'dist', `sluss-${version}-${browser}.zip`);
  await writeFile(zip, zipSync(await contents(join(here, 'dist', browser)), { level: 9 }));
  console.log(relative(process.cwd(), zip));
}
