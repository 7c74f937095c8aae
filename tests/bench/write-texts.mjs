// Writes the benchmark's texts to a folder, for the native benchmark to read: comments.txt (one a line), ordinary.txt
// and one file for each adversarial text (1 MB). Usage: node tests/bench/write-texts.mjs FOLDER
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { adversarial, comments, longText } from './comments.mjs';

const folder = process.argv[2];
const size = 1_000_000;
mkdirSync(join(folder, 'adversarial'), { recursive: true });
writeFileSync(join(folder, 'comments.txt'), `${comments(4000).join('\n')}\n`);
writeFileSync(join(folder, 'ordinary.txt'), longText(size));
for (const [name, make] of Object.entries(adversarial)) {
  writeFileSync(join(folder, 'adversarial', `${name.replaceAll(' ', '-')}.txt`), make(size));
}
