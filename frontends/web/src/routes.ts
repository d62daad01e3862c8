/** Which address is which page, by the chunk that brings it. Links in mails lead to these. */

import { lazy } from "preact-iso";
import type { ComponentType } from "preact";

import { peoplesPages } from "./base/ahead.ts";
import { loadOperatingTexts, loadPagesTexts } from "./base/texts.ts";

type Chunk<Module> = { [path: string]: keyof Module };

const ACCOUNT: Chunk<typeof import("./pages/account.ts")> = {
  "/you": "You",
  "/you/photo": "OwnPhoto",
  "/you/address": "Address",
  "/you/sign-ins": "SignIns",
  "/you/consents": "Consents",
  "/you/blocks": "Blocks",
  "/you/calendar": "CalendarFeed",
  "/you/data": "OwnData",
  "/inbox": "Inbox",
  "/preferences": "Preferences",
  "/invitations/:token": "Invitation",
  "/surveys/:invitation": "Survey",
};

const PEOPLE: Chunk<typeof import("./pages/people.ts")> = {
  "/profile": "Profile",
  "/profile/mentor": "MentorProfile",
  "/profile/ceasing": "Ceasing",
  "/mentors": "Mentors",
  "/mentors/:mentor": "Mentor",
  "/mentors/:mentor/calendar": "MentorCalendar",
  "/requests": "Requests",
  "/proposals/:id": "Proposal",
  "/sessions": "Sessions",
  "/sessions/:id": "Session",
  "/sessions/:id/move": "Moving",
  "/sessions/:id/agenda": "Agenda",
  "/sessions/:id/notes": "Notes",
  "/sessions/:id/worksheet": "Worksheet",
  "/sessions/:id/feedback": "Feedback",
  "/mentorships": "Mentorships",
  "/mentorships/:id": "Mentorship",
  "/mentorships/:id/agreement": "Agreement",
  "/mentorships/:id/goals": "Goals",
  "/mentorships/:id/messages": "Thread",
  "/mentorships/:id/roadmap": "Roadmap",
  "/mentorships/:id/tracker": "Tracker",
  "/mentorships/:id/booking": "Booking",
  "/mentorships/:id/regular": "Regular",
  "/mentorships/:id/check-ins": "CheckIns",
  "/mentorships/:id/kudos": "Kudos",
  "/mentorships/:id/badges": "Badges",
  "/mentorships/:id/going-along": "GoingAlong",
  "/mentorships/:id/suggestions": "Suggestions",
  "/mentorships/:id/preparation": "Preparation",
  "/mentorships/:id/skills": "SkillPicture",
  "/introductions": "Introductions",
  "/giving-back": "GivingBack",
  "/hours": "Hours",
  "/time-off": "TimeOff",
  "/offerings": "Offerings",
  "/shelf": "Shelf",
  "/mentees": "Mentees",
  "/mentees/waiting": "WaitingMentees",
  "/help": "Help",
  "/programmes/:id/sign-up": "Joining",
};

const OPERATING: Chunk<typeof import("./pages/operating.ts")> = {
  "/programmes": "Programmes",
  "/programmes/:id": "Programme",
  "/programmes/:id/people": "ProgrammePeople",
  "/programmes/:id/people/:person": "ProgrammePerson",
  "/programmes/:id/pairs": "Pairs",
  "/programmes/:id/applicants": "Applicants",
  "/programmes/:id/import": "Import",
  "/programmes/:id/runs": "Runs",
  "/programmes/:id/runs/:run": "Run",
  "/programmes/:id/rules": "ProgrammeRules",
  "/programmes/:id/steps": "ProgrammeSteps",
  "/programmes/:id/funnel": "Funnel",
  "/programmes/:id/outcomes": "Outcomes",
  "/programmes/:id/outcomes/:release": "Release",
  "/programmes/:id/surveys": "Surveys",
  "/programmes/:id/terms": "Terms",
  "/programmes/:id/stages": "ProgrammeStages",
  "/programmes/:id/form": "ProgrammeForm",
  "/audit-log": "AuditLog",
  "/reports": "Reports",
  "/work": "Work",
  "/dead-letters": "DeadLetters",
};

function pagesOf<Module extends Record<keyof Module, ComponentType>>(load: () => Promise<Module>, paths: Chunk<Module>): [string, ComponentType][] {
  return Object.entries(paths).map(([path, name]) => [path, lazy(() => load().then((all) => all[name] as ComponentType))]);
}

/** With their texts, which come beside them. */
const withTexts = <Module,>(load: () => Promise<Module>, ...texts: (() => Promise<void>)[]) => async (): Promise<Module> => {
  const [pages] = await Promise.all([load(), ...texts.map((each) => each())]);
  return pages;
};

const people = withTexts(peoplesPages, loadPagesTexts);

export const PAGES: readonly [string, ComponentType][] = [
  ...pagesOf(withTexts(() => import("./pages/account.ts"), loadPagesTexts), ACCOUNT),
  ...pagesOf(people, PEOPLE),
  ...pagesOf(withTexts(() => import("./pages/operating.ts"), loadPagesTexts, loadOperatingTexts), OPERATING),
];

/** What whoever is signed in sees first. */
export const Waiting = lazy(() => people().then((all) => all.Waiting));
