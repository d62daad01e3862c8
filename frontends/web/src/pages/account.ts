/** What everybody has: one chunk. */

export { Inbox } from "./inbox.tsx";
export { Invitation } from "./invitation.tsx";
export { Preferences } from "./preferences.tsx";
export { Survey } from "./survey.tsx";
export { You } from "./you.tsx";
