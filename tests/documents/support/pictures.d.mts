// The types of pictures.mjs, for tests in TypeScript.

export interface Truth {
  readonly what: string;
  readonly value: string;
  readonly region: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

export interface Pictures {
  readonly leaking: Buffer;
  readonly truths: readonly Truth[];
  readonly harmless: Buffer;
}

export function takePictures(): Promise<Pictures>;
