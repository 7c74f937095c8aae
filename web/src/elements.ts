// Builds DOM without markup strings, as Trusted Types and strict content security policies ask for.

type Child = Node | string;

interface Properties {
  readonly class?: string;
  readonly part?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly on?: Readonly<Record<string, (event: Event) => void>>;
}

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  { class: className, part, attributes = {}, on = {} }: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className !== undefined) made.className = className;
  if (part !== undefined) made.setAttribute('part', part);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  for (const [type, listener] of Object.entries(on)) made.addEventListener(type, listener);
  made.append(...children);
  return made;
}

export function button(text: string, part: string, press: () => void): HTMLButtonElement {
  return element(
    'button',
    { part: `button ${part}`, attributes: { type: 'button' }, on: { click: press } },
    text,
  );
}

/** A sign that does not rely on colour: an exclamation mark in a triangle, hidden from screen readers, who get the words. */
export function warningSign(): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [name, value] of [
    ['viewBox', '0 0 24 24'],
    ['aria-hidden', 'true'],
    ['part', 'sign'],
  ] as const) {
    svg.setAttribute(name, value);
  }
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M12 2.5 23 21.5H1ZM11 9.5v6h2v-6Zm0 7.5v2h2v-2Z');
  path.setAttribute('fill-rule', 'evenodd');
  svg.append(path);
  return svg;
}

/** A style sheet for shadow roots, made through CSSOM, which content security policies do not restrict. */
export function styleSheet(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
