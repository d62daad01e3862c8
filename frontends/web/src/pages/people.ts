/** What mentees and mentors have: one chunk, fetched while the first page is looked at. */

export { Agenda, Feedback, Notes } from "./around-session.tsx";
export { Badges } from "./badges.tsx";
export { Booking, MentorCalendar, Moving } from "./calendar.tsx";
export { Ceasing } from "./ceasing.tsx";
export { CheckIns } from "./check-ins.tsx";
export { GivingBack } from "./giving-back.tsx";
export { GoingAlong } from "./going-along.tsx";
export { Waiting } from "./home.tsx";
export { Hours, TimeOff } from "./hours.tsx";
export { Introductions } from "./introductions.tsx";
export { Joining } from "./joining.tsx";
export { Kudos } from "./kudos.tsx";
export { Mentor } from "./mentor.tsx";
export { Mentees, MentorProfile, Offerings, WaitingMentees } from "./mentoring.tsx";
export { Mentors } from "./mentors.tsx";
export { Agreement, Goals, Help, Mentorship, Mentorships, Thread } from "./mentorships.tsx";
export { Preparation } from "./preparation.tsx";
export { Profile } from "./profile.tsx";
export { Regular } from "./regular.tsx";
export { Proposal, Requests } from "./requests.tsx";
export { Roadmap } from "./roadmap.tsx";
export { Session, Sessions } from "./sessions.tsx";
export { Shelf } from "./shelf.tsx";
export { SkillPicture } from "./skill-picture.tsx";
export { Suggestions } from "./suggestions.tsx";
export { Tracker } from "./tracker.tsx";
export { Worksheet } from "./worksheet.tsx";
