// Writes an export of comments to measure with: JSONL of about so many bytes, 200,000 different comments and then the
// same again under other ids. Usage: node tests/bench/write-export.mjs BYTES FILE
import { closeSync, openSync, writeSync } from 'node:fs';
import { comments } from './comments.mjs';

const [bytes, path] = process.argv.slice(2);
const texts = comments(200_000).map((text) => JSON.stringify(text));
const file = openSync(path, 'w');
let block = '';
for (let id = 0, written = 0; written < Number(bytes); id++) {
  block += `{"id":${id},"text":${texts[id % texts.length]}}\n`;
  if (block.length > 1 << 20) {
    written += writeSync(file, block);
    block = '';
  }
}
writeSync(file, block);
closeSync(file);
