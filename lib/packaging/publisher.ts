/** The fields of package.json that say who publishes the extension. */
export interface PublishedPackage {
  homepage?: string;
  author?: string | { name?: string };
  /** Where readers get help. */
  bugs?: string | { url?: string; email?: string };
}

/**
 * Reads who publishes the extension.
 *
 * @returns what the manifest takes of it, without what is empty, and which fields of package.json are empty
 */
export function publisherOf({ homepage, author, bugs }: PublishedPackage) {
  const name = typeof author === 'string' ? author : author?.name;
  const support = typeof bugs === 'string' ? bugs : bugs?.url || bugs?.email;
  const fields = { homepage, author: name, bugs: support };
  return {
    manifest: { ...(homepage && { homepage_url: homepage }), ...(name && { author: name }) },
    open: Object.entries(fields).flatMap(([field, value]) => (value ? [] : [field])),
  };
}
