/** What mentees and mentors have: one chunk, fetched while the first page is looked at. */

export { Agenda, Feedback, Notes } from "./around-session.tsx";
export { Booking, MentorCalendar, Moving } from "./calendar.tsx";
export { Waiting } from "./home.tsx";
export { Hours, TimeOff } from "./hours.tsx";
export { Joining } from "./joining.tsx";
export { Mentor } from "./mentor.tsx";
export { Mentees, MentorProfile, Offerings } from "./mentoring.tsx";
export { Mentors } from "./mentors.tsx";
export { Agreement, Goals, Help, Mentorship, Mentorships, Thread } from "./mentorships.tsx";
export { Profile } from "./profile.tsx";
export { Proposal, Requests } from "./requests.tsx";
export { Roadmap } from "./roadmap.tsx";
export { Session, Sessions } from "./sessions.tsx";
