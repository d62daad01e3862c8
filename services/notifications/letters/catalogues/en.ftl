# What people are told, in English. Ids are the same in every language.
#
# $who, $Who (begins a sentence), $with (after a preposition) and $whom (an object) are the other person, whatever is
# known of them; $named says whether that is a name. $when, $was, $proposed and $respondBy are times on the reader's wall
# clock, $start and $proposedStart the same for a title. A title never begins with a person's name.

# --- whom it is about ---

somebody = somebody
    .dative = somebody
    .accusative = somebody
gone = somebody who has left
    .dative = somebody who has left
    .accusative = somebody who has left
mentees = { $count ->
    [one] one mentee
   *[other] { $count } mentees
}
    .dative = { $count ->
        [one] one mentee
       *[other] { $count } mentees
    }
    .accusative = { $count ->
        [one] one mentee
       *[other] { $count } mentees
    }

# --- requests ---

proposal =
    .title = Request: { $who } would like you as their mentor
    .text = { $Who } asks whether you would be their mentor. Please answer by { $respondBy }. A yes opens the mentorship; a no is fine too, and then the request moves on.
proposal_reminder =
    .title = One day left: { $who } is waiting for your answer
    .text = A quiet reminder: { $who } asked you to be their mentor. There is one day left; after { $respondBy } the request moves on by itself.
proposal_withdrawn-withdrawn =
    .title = Withdrawn: the request from { $with }
    .text = { $Who } has withdrawn the request to you. There is nothing you need to do.
proposal_withdrawn-settled =
    .title = No longer open: the request from { $with }
    .text = The request from { $with } to you is no longer open. There is nothing you need to do.
answer-accepted =
    .title = Good news: { $who } said yes
    .text = { $Who } is glad to be your mentor. The next step is a first, introductory session: choose a time that suits you both.
answer-declined =
    .title = Your request: { $who } can’t be your mentor at present
    .text = { $Who } has read your request and can’t take it on at present. Mentors say no for many reasons, most often for lack of time. { $next }
answer-expired =
    .title = Your request: { $who } has not answered in time
    .text = { $Who } has not answered your request in time. { $next }
answer-passed_over =
    .title = Your request: { $who } takes no new mentees at present
    .text = { $Who } takes no new mentees at present. { $next }
answer-mentor_left =
    .title = Your request: the mentor you asked has left
    .text = The mentor you asked has left Mentoring and can’t answer any more. { $next }
answer-closed =
    .title = Your request to { $with } has come to an end
    .text = Your request to { $with } can’t be answered any more. { $next }
answer-over =
    .title = Your request has come to its end
    .text = { $next }
next-goes_on = Your request goes on to the next mentor you named.
next-over = Nobody of those you named could take your request, so it has come to its end. You are welcome to look for other mentors and to ask again.
next-unknown = What becomes of your request stands there.

# --- sessions ---

session_request =
    .title = Request: { $who } asks for a session on { $start }
    .text = { $Who } would like to meet you on { $when }. Please confirm or decline it by { $respondBy }; until then the time is kept free.
session_request_ended-withdrawn =
    .title = Withdrawn: { $who } no longer asks for a session on { $start }
    .text = { $Who } has taken back the request for a session on { $when }. There is nothing you need to do.
session_request_ended-expired-mentor =
    .title = The session { $who } asked for on { $start } was not confirmed
    .text = { $Who } asked for a session on { $when }. It was not confirmed in time, so the request has ended and the time is free again.
session_request_ended-expired-mentee =
    .title = Your session with { $with } on { $start } was not confirmed
    .text = Your session with { $with } on { $when } was not confirmed in time, so the request has ended. Please choose another time.
session_request_ended-declined =
    .title = Declined: your session on { $start } with { $with }
    .text = { $Who } can’t confirm the session on { $when }. The time is free again; please choose another one.
session_request_ended-ended =
    .title = Ended: the request for a session on { $start }
    .text = The request for a session on { $when } can’t be confirmed any more and has ended. There is nothing you need to do.
booking =
    .title = Booked: session with { $with }, { $start }
    .text = Your session with { $with } is booked for { $when }.
moving =
    .title = Moved: session with { $with }, now { $start }
    .text = { $mover ->
        [you] You have moved your session with { $with }.
        [other] { $Who } has moved your session.
       *[both] Your session with { $with } has a new time.
    } It takes place on { $when }; before, it was planned for { $was }.
place_change =
    .title = Place: session with { $with }, { $start }
    .text = Where you meet { $whom } on { $when } has been told or has changed.
clock_change-yours =
    .title = Clock change: session with { $with }, now { $start }
    .text = The rules of the clocks in your time zone have changed. Your session with { $with } takes place at the same moment, and on your clock that is now { $when }. Before, it was { $was }.
clock_change-theirs =
    .title = Clock change: session with { $with }, still { $start }
    .text = The rules of the clocks have changed where { $who } lives. Your session takes place at the same moment: on your clock that is still { $when }, and on theirs it is another time of day than before.
move_proposal =
    .title = Another time? { $who } proposes { $proposedStart }
    .text = { $Who } would like to meet you on { $proposed } instead of { $when }. Please accept or decline it by { $respondBy }; until then both times are kept free, and the session stays where it is.
move_proposal_ended-declined =
    .title = It stays at { $start }: session with { $with }
    .text = { $Who } can’t make the time you proposed, { $proposed }. Your session stays where it is: { $when }.
move_proposal_ended-withdrawn =
    .title = It stays at { $start }: session with { $with }
    .text = { $Who } no longer proposes { $proposed }. Your session stays where it is: { $when }.
move_proposal_ended-expired =
    .title = It stays at { $start }: session with { $with }
    .text = Nobody answered in time whether you meet on { $proposed } instead. Your session with { $with } stays where it is: { $when }.
cancellation =
    .title = { $named ->
        [no] Cancelled: your session on { $start }
       *[yes] Cancelled: session with { $with }, { $start }
    }
    .text = { $named ->
        [no] The session planned for { $when } will not take place.
       *[yes] The session with { $with } planned for { $when } will not take place.
    } { $why ->
        [you] You have cancelled it.
        [other] { $Who } has cancelled it.
        [you_away] You are away at that time.
        [other_away] { $Who } is away at that time.
        [mentorship_ended] It went with the end of your mentorship.
        [mentor_left] Your mentor has left Mentoring.
        [mentee_left] Your mentee has left Mentoring.
        [you_ceased] You no longer mentor.
        [other_ceased] { $Who } no longer mentors.
       *[platform] It was cancelled by the platform.
    } { $again ->
        [no] {""}
        [elsewhere] You are welcome to look for another mentor.
       *[yes] You can book another one whenever you like.
    }
reminder_day_before =
    .title = Reminder: session with { $with }, { $start }
    .text = You meet { $whom } on { $when }. A good moment to look at the agenda: what would you like to talk about?
reminder_hour_before =
    .title = Soon: session with { $with }, { $start }
    .text = Your session with { $with } begins in about an hour: { $when }.
absence =
    .title = Counts as missed: your session with { $with }, { $start }
    .text = { $absent ->
        [you] { $Who } reports that you did not come to your session on { $when },
        [reporter] { $Who } reports not having come to your session on { $when },
       *[unsaid] { $Who } reports that somebody did not come to your session on { $when },
    } so it counts as missed. If you see it differently, you can appeal within eight days after it, and an operator decides.
appeal_decision-upheld =
    .title = Still counts as missed: your session with { $with }, { $start }
    .text = The appeal about your session with { $with } on { $when } has been looked at. It counts as missed.
appeal_decision-granted =
    .title = Counts as held: your session with { $with }, { $start }
    .text = The appeal about your session with { $with } on { $when } has been looked at. It counts as held.
feedback_request =
    .title = How was your session with { $with } on { $start }?
    .text = You met { $whom } on { $when }. Two minutes of feedback help you both. { $Who } can read it once both have given theirs, or after seven days.
feedback =
    .title = Feedback: { $who } has written about your session
    .text = { $dated ->
        [yes] The feedback of { $with } on your session on { $when } can be read now.
       *[no] The feedback of { $with } on your session can be read now.
    }

# --- mentorships ---

mentorship-opened =
    .title = Your mentorship with { $with } has begun
    .text = Your mentorship with { $with } has begun. It starts with an introductory meeting.
mentorship-stage_moved =
    .title = A new stage with { $with }: { $stage }
    .text = Your mentorship with { $with } has reached a new stage: { $stage }.
mentorship-paused =
    .title = Your mentorship with { $with } pauses
    .text = Your mentorship with { $with } pauses for a while.
mentorship-resumed =
    .title = Your mentorship with { $with } goes on
    .text = Your mentorship with { $with } goes on.
mentorship_ended-agreed =
    .title = Your mentorship with { $with } has ended
    .text = Your mentorship with { $with } has come to its end. Thank you for the time and thought you both put into it. What you worked on stays there for you to read.
mentorship_ended-closed =
    .title = Your mentorship with { $with } has ended
    .text = Your mentorship with { $with } has come to its end. What is yours of it stays there for you to read.
mentorship_ended-left-mentee =
    .title = Your mentor has left
    .text = Your mentor has left Mentoring, so your mentorship has ended. What is yours of it stays there for you to read. When you feel like going on, look for another mentor: your goals and the skills you want to learn are still in your profile.
mentorship_ended-left-mentor =
    .title = Your mentee has left
    .text = Your mentee has left Mentoring, so your mentorship has ended. Thank you for the time and thought you put into it.
mentorship_ended-ceased-mentee =
    .title = Your mentorship with { $with } has ended
    .text = { $Who } no longer mentors, so your mentorship has ended; it has nothing to do with you. What you worked on stays there for you to read. When you feel like going on, look for another mentor: your goals and the skills you want to learn are still in your profile.
mentorship_ended-ceased-mentor =
    .title = Your mentorship with { $with } has ended
    .text = You no longer mentor, so your mentorship with { $with } has ended. Thank you for the time and thought you put into it.
stage-initiation = Initiation
stage-goal_setting = Goal setting
stage-engagement = Engagement
stage-feedback = Feedback

# --- around it ---

greeting = Hello { $name },
greeting-nameless = Hello,
place-link = Link: { $place }
place-phone = Telephone: { $place }
place-address = Place: { $place }
place-other = Place: { $place }
calendar-booking = The invitation for your calendar is attached.
calendar-moving = Your calendar gets the change with this mail.
calendar-place_change = Your calendar gets the change with this mail.
calendar-clock_change = Your calendar gets it with this mail.
calendar-cancellation = The session leaves your calendar with this mail.
calendar-summary = Mentoring session with { $with }
zone-unset = This time is in UTC, since you have not told your time zone yet. Tell it in your profile, and times are said on your clock.
footer-invitation = You get this mail because you are part of this session.
footer-wishes = Which mails you get is yours to choose: { $link }
footer-wishes-linkless = Which mails you get is yours to choose in your settings.
footer-unread = Nobody reads answers to this mail. Whom it is about, you reach on Mentoring.

# --- where to go: $link is an address; without one, the same in words ---

go-proposal = Read the request and answer: { $link }
    .action = Read the request and answer
    .linkless = You find the request among those you have received, and answer it there.
go-requests = See your requests: { $link }
    .action = See your requests
    .linkless = You find it among your requests.
go-session = The session: { $link }
    .action = The session
    .linkless = You find it among your sessions.
go-mentorship = Your mentorship: { $link }
    .action = Your mentorship
    .linkless = You find it among your mentorships.
go-feedback = Give your feedback: { $link }
    .action = Give your feedback
    .linkless = You give it at the session, among those that are over.
go-read_feedback = Read the feedback: { $link }
    .action = Read the feedback
    .linkless = You find it at the session, among those that are over.
go-mentors = Look for mentors: { $link }
    .action = Look for mentors
    .linkless = You find mentors among your recommendations.
