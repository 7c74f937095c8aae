// What this project is made of: every package of the lock file and what comes from Debian, as CycloneDX describes them.
// What is delivered has scope "required"; what only builds and tests it has scope "excluded".
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Development dependencies of `documents` whose code is copied or bundled into what it delivers. */
const bundled =
  /^(?:@xmldom\/xmldom|exifreader|pdfjs-dist|tesseract\.js-core|@tesseract\.js-data\/\w+|zxing-wasm)$/;

/** As the packages state it: by SPDX's rules where they follow them. */
function licence(stated) {
  return /^(?:SEE LICENSE\b|BSD$)/.test(stated) ? { license: { name: stated } } : { expression: stated };
}

/** Every package of the lock file but the workspaces themselves. */
function npmComponents() {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  return Object.entries(packages)
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.link)
    .map(([path, entry]) => {
      const name = entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const [algorithm, digest] = (entry.integrity ?? '').split('-');
      const component = {
        type: 'library',
        name,
        version: entry.version,
        scope:
          !bundled.test(name) && (entry.dev || entry.optional || entry.devOptional) ? 'excluded' : 'required',
        purl: `pkg:npm/${name.replace('@', '%40')}@${entry.version}`,
        ...(digest && {
          hashes: [
            { alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(digest, 'base64').toString('hex') },
          ],
        }),
        ...(entry.license && { licenses: [licence(entry.license)] }),
      };
      return { component, folder: path };
    });
}

/** The version of an installed Debian package, or of nothing when it is not there. */
function debianVersion(name) {
  try {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholder
    return execFileSync('dpkg-query', ['--show', '--showformat=${Version}', name], { encoding: 'utf8' });
  } catch {
    return undefined;
  }
}

const native = (debian, name, license, delivered, description) => {
  const found = debianVersion(debian);
  const component = {
    type: 'library',
    name,
    version: found ?? 'not installed',
    description,
    scope: delivered ? 'required' : 'excluded',
    purl: `pkg:deb/debian/${debian}${found ? `@${encodeURIComponent(found)}` : ''}`,
    licenses: [{ expression: license }],
  };
  return { component, folder: `/usr/share/doc/${debian}` };
};

function nativeComponents() {
  return [
    {
      component: {
        type: 'library',
        name: 're2 (C++ source inside the npm package re2)',
        version: '2023-03-01',
        description: 'Compiled into the command, the WebAssembly module and the twin',
        scope: 'required',
        purl: 'pkg:github/google/re2@2023-03-01',
        licenses: [{ expression: 'BSD-3-Clause' }],
      },
      folder: 'node_modules/re2/vendor',
    },
    native('nlohmann-json3-dev', 'nlohmann/json', 'MIT', true, 'Compiled into every build'),
    native('libcli11-dev', 'CLI11', 'BSD-3-Clause', true, 'Compiled into the command'),
    native('libfmt-dev', 'fmt', 'MIT', true, 'Compiled into the command'),
    native(
      'emscripten',
      'Emscripten runtime, musl and libc++',
      'MIT AND Apache-2.0 WITH LLVM-exception',
      true,
      'Compiled into the WebAssembly module and the twin',
    ),
    native('libgtest-dev', 'GoogleTest', 'BSD-3-Clause', false, 'Tests'),
    native('libbenchmark-dev', 'Google Benchmark', 'Apache-2.0', false, 'Benchmarks'),
  ];
}

/** Each once: npm puts one package into several folders. What is delivered from any of them is delivered. */
function once(parts) {
  const byUrl = new Map();
  for (const part of parts) {
    const { purl } = part.component;
    if (byUrl.get(purl)?.component.scope !== 'required') byUrl.set(purl, part);
  }
  return [...byUrl.values()];
}

const parts = once([...nativeComponents(), ...npmComponents()]);

export const components = parts.map(({ component }) => component);

function licenceTexts(folder) {
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  return files
    .filter((file) => /^(?:licen[cs]e|notice|copying|copyright)/i.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
}

/** What is delivered, each with the texts of its licence as its authors wrote them, where it has any. */
export const deliveredLicences = () =>
  parts
    .filter(({ component }) => component.scope === 'required')
    .map(({ component, folder }) => ({ component, texts: licenceTexts(folder) }));
