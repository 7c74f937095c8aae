// Says what this project is made of: a CycloneDX 1.5 bill of materials on standard output; with --licences a table of what is
// under which licence; with --licence-texts the licences themselves, as they go with what is delivered.
import { readFileSync } from 'node:fs';
import { components, deliveredLicences } from './components.mjs';

const { version, name: projectName } = JSON.parse(readFileSync('wasm/package.json', 'utf8'));

const licenceOf = ({ licenses: [{ expression, license } = {}] = [] }) =>
  expression ?? license?.name ?? 'not stated';

function table() {
  const rows = components.map((component) =>
    [
      component.scope === 'required' ? 'delivered' : 'build and test',
      licenceOf(component),
      `${component.name} ${component.version}`,
    ].join('\t'),
  );
  return rows.sort().join('\n');
}

function licenceTexts() {
  const own = ['LICENSE', 'NOTICE'].map((file) => readFileSync(file, 'utf8').trim());
  const others = deliveredLicences().map(({ component, texts }) =>
    [`${component.name} ${component.version}: ${licenceOf(component)}`, ...texts].join('\n\n'),
  );
  return [...own, ...others].join(`\n\n${'='.repeat(100)}\n\n`);
}

function billOfMaterials() {
  const bill = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        name: projectName,
        version,
        licenses: [{ expression: 'Apache-2.0' }],
      },
    },
    components,
  };
  return JSON.stringify(bill, null, 2);
}

const outputs = { '--licences': table, '--licence-texts': licenceTexts };
console.log((outputs[process.argv[2]] ?? billOfMaterials)());
