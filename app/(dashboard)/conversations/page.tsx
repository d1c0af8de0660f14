/** Drawn by the layout. */
export default function ConversationsPage() {
  return null;
}
