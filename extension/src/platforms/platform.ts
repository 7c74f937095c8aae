// What has to be known about a site to guard the comments on it. Selectors go stale: prefer roles and structure to class
// names, never rely on labels in one language alone, and keep everything that is true of one site in its own file.

export interface Platform {
  readonly id: string;
  /** Host names; their subdomains are meant as well. */
  readonly hosts: readonly string[];
  /** The account that an address of this site belongs to, lower case, or undefined when it names none. */
  account(url: URL): string | undefined;
  /**
   * Selector of what holds one post and the comments on it, and of the link to its author inside. Both undefined where
   * the page's own address always says whose page it is.
   */
  readonly post?: { readonly container: string; readonly author: string };
  /**
   * What is answered here: the last `text` before the composer inside the innermost `within` that has one. First what
   * holds one comment and the answers to it, then what holds a post.
   */
  readonly answers: readonly { readonly within: string; readonly text: string }[];
  /** Selector of the controls that post. */
  readonly posts: string;
  /** Whether Enter alone posts; Ctrl or Cmd with Enter is taken as posting everywhere. */
  readonly enterPosts: boolean;
  /** Whether writing `@account` in a post brings it before that account. */
  readonly mentions: boolean;
}

/** The first part of an address's path, unless it is one of the site's own words. */
export function firstSegment(url: URL, reserved: ReadonlySet<string>): string | undefined {
  const segment = segments(url)[0];
  return segment === undefined || reserved.has(segment) ? undefined : segment;
}

export function segments(url: URL): readonly string[] {
  return decoded(url.pathname).toLowerCase().split('/').filter(Boolean);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
