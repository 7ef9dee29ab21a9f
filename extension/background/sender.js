/** Identifies the sender of a message. Pure. */

/** @import { Site } from "../shared/types.js" */

/**
 * @param {{ id?: string, url?: string, frameId?: number, tab?: { id?: number } }} sender
 * @param {{ id: string, root: string, site: Site }} own the id and the address of the extension
 * @returns {"page" | "content" | null} a page of the extension, its content script in the top frame
 *   of LinkedIn, or neither
 */
export function senderOf(sender, { id, root, site }) {
  if (sender.id !== id || !sender.url) return null;
  if (sender.url.startsWith(root)) return "page";
  const inTopFrame = sender.tab?.id !== undefined && sender.frameId === 0;
  return inTopFrame && new URL(sender.url).origin === site.origin ? "content" : null;
}
