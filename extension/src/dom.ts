// Walking up through shadow roots and frames of one origin, which closest() and contains() do not do. Nodes of a frame inside the page are
// instances of that frame's classes, so their kinds are told by `nodeType`, not by `instanceof`.

export function parentOf(node: Node): Element | undefined {
  const parent = node.parentNode;
  if (parent?.nodeType === Node.DOCUMENT_FRAGMENT_NODE) return (parent as Partial<ShadowRoot>).host;
  if (parent?.nodeType === Node.DOCUMENT_NODE)
    return (parent as Document).defaultView?.frameElement ?? undefined;
  return parent?.nodeType === Node.ELEMENT_NODE ? (parent as Element) : undefined;
}

/** The element itself and what it stands in, innermost first, up to the page's root element. */
export function* lineage(element: Element): Generator<Element> {
  for (let up: Element | undefined = element; up !== undefined; up = parentOf(up)) yield up;
}

export function contains(ancestor: Element, element: Element): boolean {
  for (const up of lineage(element)) if (up === ancestor) return true;
  return false;
}

/** Where an event began, also when that is inside a shadow root; undefined when it is no element. */
export function origin(event: Event): Element | undefined {
  const [first] = event.composedPath();
  if ((first as Partial<Node> | undefined)?.nodeType !== Node.ELEMENT_NODE) return undefined;
  return innermost(first as Element, event);
}

/** Of what happens in a closed shadow root an event names the host only; the place or the focus tells the rest. */
function innermost(element: Element, event: Event): Element {
  const root = shadowRootOf(element);
  if (root == null) return element;
  const inside = innerTarget(root, event);
  return inside === null || inside === element ? element : innermost(inside, event);
}

/** Where in a shadow root something was done. */
export function innerTarget(root: ShadowRoot, event: Event): Element | null {
  const place = placeOf(event);
  return place ? root.elementFromPoint(place.clientX, place.clientY) : root.activeElement;
}

/** A click that a key sets off has no place. */
function placeOf(event: Event): { readonly clientX: number; readonly clientY: number } | undefined {
  if ('changedTouches' in event) return (event as TouchEvent).changedTouches[0];
  if (!('clientX' in event)) return undefined;
  const press = event as MouseEvent;
  return event.type === 'click' && press.detail === 0 ? undefined : press;
}

/** What Chromium has opened: it refuses when the extension has been updated or disabled since the page was loaded. */
const opened = new WeakMap<Element, ShadowRoot>();

/** Browsers open closed shadow roots to extensions, each in its own way. */
export function shadowRootOf(element: Element): ShadowRoot | null | undefined {
  if ('openOrClosedShadowRoot' in element) return element.openOrClosedShadowRoot as ShadowRoot | null;
  const known = opened.get(element);
  if (known !== undefined) return known;
  try {
    const { dom } = chrome; // Chromium's alone
    const root = dom?.openOrClosedShadowRoot(element as HTMLElement);
    if (root != null) opened.set(element, root);
    return root;
  } catch {
    return element.shadowRoot;
  }
}

/** The document in a frame, or undefined when the frame is of another origin. */
export function documentIn(frame: HTMLIFrameElement): Document | undefined {
  try {
    return frame.contentDocument ?? undefined;
  } catch {
    return undefined;
  }
}

/** Chromium tells of a selection in a shadow root only by asking that root, Firefox by asking the document. */
export function selectionIn(element: HTMLElement): Selection | null {
  const root = element.getRootNode() as (Document | ShadowRoot) & { getSelection?(): Selection | null };
  return root.getSelection?.() ?? element.ownerDocument.getSelection();
}
