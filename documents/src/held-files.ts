// Holds files that are chosen, pasted or dropped before a page's own listeners get them, and hands on what is decided on.

type Page = Window & typeof globalThis;

export interface FileHolding {
  /** The element that an event began at. */
  placeOf(event: Event): Element | undefined;
  /** Whether files that go here are held; `place` is a field for files, or what they are pasted or dropped on. */
  holds(place: Element): boolean;
  /** The window whose own objects a page may look into, where that is not this script's. */
  pageOf?(place: Element): Page;
  /** @returns the files that the page is to get */
  decide(files: readonly File[], place: Element): Promise<readonly File[]>;
}

/** While the page is given what was decided on; what it does with that in the same breath is not held again. */
let passing = false;

/** @param target what is listened to, before everything inside it */
export function holdFiles(target: EventTarget, holding: FileHolding, signal?: AbortSignal): void {
  const listen = { capture: true, ...(signal === undefined ? {} : { signal }) };
  for (const type of ['input', 'change'])
    target.addEventListener(type, (event) => onChoice(event, holding), listen);
  for (const type of ['paste', 'drop'])
    target.addEventListener(type, (event) => onTransfer(event, holding), listen);
}

function onChoice(event: Event, holding: FileHolding): void {
  const field = holding.placeOf(event);
  if (field === undefined || !isFileField(field) || passing) return;
  const files = [...(field.files ?? [])];
  if (files.length === 0 || !holding.holds(field)) return;
  event.stopImmediatePropagation();
  // `input` comes first and `change` with it; one of them is enough.
  if (event.type !== 'change') return;
  // Until then the page finds nothing in the field either.
  field.value = '';
  void holding.decide(files, field).then((kept) => {
    field.files = transferOf(kept, pageFor(field, holding)).files;
    for (const type of ['input', 'change']) send(field, new Event(type, { bubbles: true, composed: true }));
  });
}

function onTransfer(event: Event, holding: FileHolding): void {
  const data = isDrag(event) ? event.dataTransfer : (event as ClipboardEvent).clipboardData;
  const files = [...(data?.files ?? [])];
  if (data === null || files.length === 0 || passing) return;
  const place = holding.placeOf(event);
  // A file that is dropped on a field for files is chosen, and comes as such.
  if (place === undefined || isFileField(place) || !holding.holds(place)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const texts = textsOf(data);
  void holding.decide(files, place).then((kept) => {
    const page = pageFor(place, holding);
    if (kept.length > 0 || texts.length > 0)
      send(place, againWith(event, transferOf(kept, page, texts), page));
  });
}

function isFileField(place: Element): place is HTMLInputElement {
  return place.localName === 'input' && (place as HTMLInputElement).type === 'file';
}

function isDrag(event: Event): event is DragEvent {
  return 'dataTransfer' in event;
}

type Text = readonly [type: string, text: string];

/** What comes with files, such as the cells of a table beside their picture; it can be read only while the event lasts. */
function textsOf(data: DataTransfer): Text[] {
  return data.types.filter((type) => type !== 'Files').map((type) => [type, data.getData(type)] as const);
}

function pageFor(place: Element, holding: FileHolding): Page {
  return holding.pageOf?.(place) ?? (globalThis as unknown as Page);
}

function transferOf(files: readonly File[], page: Page, texts: readonly Text[] = []): DataTransfer {
  const transfer = new page.DataTransfer();
  for (const file of files) transfer.items.add(file);
  for (const [type, text] of texts) transfer.setData(type, text);
  return transfer;
}

/** Firefox lets no script put files into a paste; what takes pasted files takes dropped ones too. */
function againWith(event: Event, data: DataTransfer, page: Page): Event {
  const init = Object.assign(new page.Object(), { bubbles: true, cancelable: true, composed: true });
  if (isDrag(event)) {
    const { clientX, clientY } = event;
    return new page.DragEvent(event.type, Object.assign(init, { clientX, clientY, dataTransfer: data }));
  }
  const paste = new page.ClipboardEvent(event.type, Object.assign(init, { clipboardData: data }));
  if (paste.clipboardData?.files.length === data.files.length) return paste;
  return new page.DragEvent('drop', Object.assign(init, { dataTransfer: data }));
}

function send(target: Element, event: Event): void {
  passing = true;
  try {
    target.dispatchEvent(event);
  } finally {
    passing = false;
  }
}
