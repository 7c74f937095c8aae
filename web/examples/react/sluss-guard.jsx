// A React component around <sluss-guard>: attributes as props, a policy pack or a function through `options`.

import '@sluss/widget';
import { useEffect, useRef } from 'react';

/** `onHold`, `onFindings`, `onRedact`, `onProceed` are told kinds and counts, never text. */
export function SlussGuard({
  policy,
  mode,
  fields,
  options,
  onFindings,
  onHold,
  onRedact,
  onProceed,
  children,
}) {
  const guard = useRef(null);

  useEffect(() => {
    if (options !== undefined) guard.current.options = options;
  }, [options]);

  useEffect(() => {
    const listeners = {
      'sluss-findings': onFindings,
      'sluss-hold': onHold,
      'sluss-redact': onRedact,
      'sluss-proceed': onProceed,
    };
    const listening = new AbortController();
    for (const [type, listener] of Object.entries(listeners)) {
      if (listener) guard.current.addEventListener(type, (event) => listener(event.detail), listening);
    }
    return () => listening.abort();
  }, [onFindings, onHold, onRedact, onProceed]);

  return (
    <sluss-guard ref={guard} policy={policy} mode={mode} fields={fields}>
      {children}
    </sluss-guard>
  );
}
