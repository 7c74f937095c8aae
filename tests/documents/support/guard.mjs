// The guard that judges what was read in the tests: Migrationsverket's policy, with names.

import { createGuard, loadModel } from '@sluss/core';

export async function openGuard() {
  const guard = await createGuard({ policy: 'migrationsverket', locale: 'sv' });
  guard.loadModel(await loadModel());
  return guard;
}
