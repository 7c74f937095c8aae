// What the packages without types of their own, and the build, give to the worker.

declare module 'sluss:integrity' {
  /** Subresource integrity of each file of the reader. */
  const integrity: Readonly<Record<string, string>>;
  export default integrity;
}

interface TesseractApi {
  /** @returns 0 when the data of all languages was accepted */
  Init(path: null, languages: string, engineMode: number): number;
  SetVariable(name: string, value: string): boolean;
  /** Reads the file `/input`. @returns 0 when it is a picture */
  SetImageFile(exifOrientation: number, angle: number): number;
  Recognize(monitor: null): number;
  GetTSVText(page: number): string;
  Clear(): void;
  End(): void;
}

interface TesseractModule {
  readonly FS: { writeFile(path: string, data: Uint8Array): void; unlink(path: string): void };
  readonly TessBaseAPI: new () => TesseractApi;
}

declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  export default function TesseractCore(options: {
    wasmBinary: ArrayBuffer;
    print(line: string): void;
    printErr(line: string): void;
    /** Called while a page is read, with a percentage. */
    TesseractProgress(percent: number): void;
  }): Promise<TesseractModule>;
}

declare module 'pdfjs-dist/legacy/build/pdf.min.mjs' {
  export * from 'pdfjs-dist';
}

declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs' {
  export const WorkerMessageHandler: object;
}
