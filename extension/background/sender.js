/** Tells who sent a message. Pure. Anything that is neither of ours is refused. */

/** @import { Site } from "../shared/types.js" */

/**
 * @param {{ id?: string, url?: string, frameId?: number, tab?: { id?: number } }} sender
 * @param {{ id: string, root: string, site: Site }} own this extension's id and address
 * @returns {"page" | "content" | null} one of our own pages, our script in LinkedIn, or neither
 */
export function senderOf(sender, { id, root, site }) {
  if (sender.id !== id || !sender.url) return null;
  if (sender.url.startsWith(root)) return "page";
  const inTopFrame = sender.tab?.id !== undefined && sender.frameId === 0;
  return inTopFrame && new URL(sender.url).origin === site.origin ? "content" : null;
}
