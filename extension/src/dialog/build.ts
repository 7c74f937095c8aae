// Builds elements without HTML strings, which pages may forbid (Trusted Types) and which never hold what people write.

type Attributes = Readonly<Record<string, string | boolean | undefined>>;
export type Child = Node | string | false | undefined;

export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(attribute, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== false && child !== undefined));
  return element;
}

/** A button of a question: pressing it answers with `value`. */
export function choice<Value extends string>(value: Value, label: string, look?: string): HTMLButtonElement {
  return h('button', { value, class: look }, label);
}
