// The types of pixels.mjs, for tests in TypeScript.

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function blackness(
  evaluate: (expression: string) => Promise<unknown>,
  picture: Buffer,
  places: readonly Place[],
): Promise<readonly number[]>;

export function sizeOf(png: Buffer): { readonly width: number; readonly height: number };
