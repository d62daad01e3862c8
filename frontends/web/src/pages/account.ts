/** What everybody has: one chunk. */

export { Address } from "./address.tsx";
export { Blocks } from "./blocks.tsx";
export { CalendarFeed } from "./calendar-feed.tsx";
export { Consents } from "./consents.tsx";
export { Inbox } from "./inbox.tsx";
export { Invitation } from "./invitation.tsx";
export { OwnData } from "./own-data.tsx";
export { OwnPhoto } from "./own-photo.tsx";
export { Preferences } from "./preferences.tsx";
export { SignIns } from "./sign-ins.tsx";
export { Survey } from "./survey.tsx";
export { You } from "./you.tsx";
