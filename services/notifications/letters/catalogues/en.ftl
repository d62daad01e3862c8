# What people are told, in English. Ids are the same in every language.
#
# $side is the reader’s. $who, $Who (begins a sentence), $with (after a preposition) and $whom (an object) are the other
# person, whatever is known of them; $named says whether that is a name. $when, $was, $proposed and $respondBy are times on the reader's wall
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
    .text = { $Who } asks whether you would be their mentor. Please answer by { $respondBy }. With a yes your mentorship begins; a no is fine too.
proposal_reminder =
    .title = One day left: { $who } is waiting for your answer
    .text = A short reminder: { $who } asked you to be their mentor. There is one day left: you can answer until { $respondBy }, and a no is fine too.
proposal_question =
    .title = A question about your request: { $who } would like to know more
    .text = { $Who } would like to know more before answering your request. The question stands with your request; please answer it there by { $respondBy }.
proposal_question_answered =
    .title = Your question about a request: { $who } has answered
    .text = { $Who } has answered the question you asked about the request to you. Please say by { $respondBy } whether you would be their mentor; a no is fine too.
proposal_withdrawn-withdrawn =
    .title = Withdrawn: the request from { $with }
    .text = { $Who } has withdrawn the request to you. You don’t need to do anything.
proposal_withdrawn-settled =
    .title = No longer open: the request from { $with }
    .text = The request from { $with } to you is no longer open. You don’t need to do anything.
resting =
    .title = A rest: no new requests come to you for now
    .text = Three requests in a row have run out of time without an answer from you, so nobody new is sent to you for now, and those who were asking have gone on to others. That is no reproach. As soon as you have time again, end your rest where your requests are; your present mentees notice nothing of it.
opinion_asked =
    .title = Your word is wanted: you may be put together with somebody
    .text = A match run of your programme would put you together with somebody. Nothing is decided yet: say who you would like most, or whom you would rather not be put together with. Only those who look after the programme learn what you say, and if you say nothing, they decide without it.
run_ready =
    .title = A match run is done and waits for your decision
    .text = The match run you asked for is done. Look at its drafts, change what you like, and approve all, some or none of them; nobody is asked before you do.
run_failed =
    .title = A match run has come to nothing
    .text = The match run you asked for could not be done. Why stands with the run; nothing has been sent to anybody.
step_told =
    .title = A request or a session went by without you
    .text = In one of your programmes, requests to you have run out of time without an answer, or you did not come to sessions. That can happen; nothing follows from it now. If it goes on, the programme may send you nobody new for a while. If something is not as it was counted, say so where your requests are.
step_rest =
    .title = A rest: in one of your programmes nobody new comes to you for now
    .text = In one of your programmes, requests to you have run out of time, or you did not come to sessions, several times. So nobody new is sent to you there for now; your present mentees notice nothing of it. As soon as you have time again, end your rest where your requests are. If something is not as it was counted, say so there.
step_unmatched =
    .title = In one of your programmes nobody new comes to you any more
    .text = In one of your programmes, requests to you have run out of time, or you did not come to sessions, so often that nobody new is sent to you there until those who look after the programme let them. Your present mentees notice nothing of it. Where your requests are you can appeal: say how it was, and they will decide.
step_granted =
    .title = The step that was taken is over
    .text = Those who look after the programme have decided that the step is over, and what it was taken for counts no more. If you had appealed, your appeal is granted with that. Why stands where your requests are.
step_upheld =
    .title = Your appeal was not granted
    .text = Those who look after the programme have looked at your appeal, and the step stands. Why stands where your requests are.
appeal_waits =
    .title = An appeal waits for your decision
    .text = A mentor appeals against a step that was taken in a programme you look after. Please read what they say and decide; your reason is told to them.
answer-accepted =
    .title = Good news: { $who } said yes
    .text = { $Who } is glad to be your mentor. The next step is a first session to get to know each other: please choose a time and book it.
answer-declined =
    .title = Your request: { $who } can’t be your mentor at present
    .text = { $Who } can’t take on your request at present. A no can have many reasons; often it is simply a lack of time. { $next }
answer-expired =
    .title = Your request: { $who } has not answered in time
    .text = { $Who } has not answered your request in time. { $next }
answer-passed_over =
    .title = Your request: { $who } isn’t taking on new mentees at present
    .text = { $Who } isn’t taking on new mentees at present. { $next }
answer-mentor_left =
    .title = Your request: the mentor you asked has left
    .text = The mentor you asked has left Mentoring and can’t answer any more. { $next }
answer-closed =
    .title = Your request to { $with } is no longer open
    .text = Your request to { $with } can’t be answered any more. { $next }
answer-over =
    .title = Your request has come to its end
    .text = { $next }
next-goes_on = Your request now goes on to the next mentor you named.
next-over = No mentor you named could take on your request, so it has come to its end. You are welcome to look for other mentors and to ask again.
next-unknown = What happens next is shown with your requests.

# --- sessions ---

session_request =
    .title = Request: { $who } asks for a session on { $start }
    .text = { $Who } would like to meet you on { $when }. Please confirm or decline by { $respondBy }; until then the time is reserved.
session_request_ended-withdrawn =
    .title = Withdrawn: request for a session with { $with }, { $start }
    .text = { $Who } has withdrawn the request for a session on { $when }. You don’t need to do anything.
session_request_ended-expired-mentor =
    .title = Not confirmed: session with { $with }, { $start }
    .text = { $Who } asked for a session on { $when }. The request was not answered in time and has expired; the time is no longer reserved.
session_request_ended-expired-mentee =
    .title = Not confirmed: session with { $with }, { $start }
    .text = Your request for a session with { $with } on { $when } was not answered in time and has expired. If you would still like to meet, please choose another time.
session_request_ended-declined =
    .title = Declined: session with { $with }, { $start }
    .text = { $Who } has declined your request for a session on { $when }. Please choose another time.
session_request_ended-ended =
    .title = No longer open: { $side ->
        [mentee] your request for a session on { $start }
       *[mentor] the request for a session on { $start }
    }
    .text = { $side ->
        [mentee] Your request for a session on { $when } is no longer open.
       *[mentor] The request for a session on { $when } is no longer open.
    } { $why ->
        [mentorship_ended] The reason: your mentorship with { $with } has ended.
        [mentor_left] The reason: your mentor has left Mentoring.
        [mentee_left] The reason: your mentee has left Mentoring.
        [you_ceased] The reason: you are no longer a mentor.
        [other_ceased] The reason: { $who } is no longer a mentor.
       *[other] {""}
    } { $again ->
        [elsewhere] You are welcome to look for another mentor.
       *[no] You don’t need to do anything.
    }
booking =
    .title = Booked: session with { $with }, { $start }
    .text = Your session with { $with } is booked for { $when }.
moving =
    .title = Moved: session with { $with }, now { $start }
    .text = { $mover ->
        [you] You have moved your session with { $with }.
        [other] { $Who } has moved your session.
       *[both] Your session with { $with } has a new time.
    } It now takes place on { $when }. Before, it was planned for { $was }.
place_change =
    .title = New place: session with { $with }, { $start }
    .text = Your session with { $with } on { $when } has a new place.
clock_change-yours =
    .title = Clock change: session with { $with }, now { $start }
    .text = The official time in your time zone has changed. Your session with { $with } has not been moved, but by your clock it now takes place on { $when }. Before, it was planned for { $was }.
clock_change-theirs =
    .title = Clock change: session with { $with }, still { $start }
    .text = The official time in the time zone of { $with } has changed. Your session has not been moved: for you it is still on { $when }; only for { $whom } has the time of day changed.
move_proposal =
    .title = Another time? { $who } proposes { $proposedStart }
    .text = { $Who } would like to meet you on { $proposed } instead of { $when }. Please accept or decline by { $respondBy }; until then both times are reserved. Without a yes, the session stays at the time already agreed.
move_proposal_ended-declined =
    .title = Unchanged: session with { $with }, still { $start }
    .text = { $Who } has declined the time you proposed, { $proposed }. Your session stays at the time already agreed: { $when }.
move_proposal_ended-withdrawn =
    .title = Unchanged: session with { $with }, still { $start }
    .text = { $Who } has withdrawn the proposal to meet on { $proposed }. Your session stays at the time already agreed: { $when }.
move_proposal_ended-expired =
    .title = Unchanged: session with { $with }, still { $start }
    .text = The proposal to meet on { $proposed } was not answered in time. Your session with { $with } stays at the time already agreed: { $when }.
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
        [you_away] The reason: you are away at that time.
        [other_away] The reason: { $who } is away at that time.
        [mentorship_ended] The reason: your mentorship has ended.
        [mentor_left] The reason: your mentor has left Mentoring.
        [mentee_left] The reason: your mentee has left Mentoring.
        [you_ceased] The reason: you are no longer a mentor.
        [other_ceased] The reason: { $who } is no longer a mentor.
       *[platform] It was cancelled by the platform.
    } { $again ->
        [no] {""}
        [elsewhere] You are welcome to look for another mentor.
       *[yes] A new session can be booked at any time.
    }
reminder_day_before =
    .title = Reminder: session with { $with }, { $start }
    .text = You meet { $whom } on { $when }. This is a good moment to look at the agenda: what would you like to talk about?
reminder_hour_before =
    .title = Soon: session with { $with }, { $start }
    .text = Your session with { $with } begins in about an hour: { $when }.
absence =
    .title = Counts as missed: your session with { $with }, { $start }
    .text = { $absent ->
        [you] { $Who } reports that you did not come to your session on { $when },
        [reporter] { $Who } reports having missed your session on { $when },
       *[unsaid] { $Who } reports that one of you did not come to your session on { $when },
    } so it counts as missed. If you see it differently, you can appeal once, by { $respondBy }; whoever looks after Mentoring then decides. Otherwise nobody has to explain anything: it happens, and a new time is soon found.
appeal_decision-upheld =
    .title = Still counts as missed: your session with { $with }, { $start }
    .text = The appeal about your session with { $with } on { $when } has been decided: the session still counts as missed.
appeal_decision-granted =
    .title = No longer counts as missed: your session with { $with }, { $start }
    .text = The appeal about your session with { $with } on { $when } has been decided: the session counts as having taken place.
feedback_request =
    .title = How was your session with { $with } on { $start }?
    .text = Your session with { $with } on { $when } is over. Two minutes of feedback within the next week help you both. { $Who } can read yours as soon as both of you have given feedback, at the latest seven days after you gave it.
feedback =
    .title = { $dated ->
        [yes] Feedback: { $who } has written about your session on { $start }
       *[no] Feedback: { $who } has written about your session
    }
    .text = { $dated ->
        [yes] You can now read the feedback from { $with } on your session on { $when }.
       *[no] You can now read the feedback from { $with } on your session.
    }

# --- mentorships ---

mentorship-opened =
    .title = Your mentorship with { $with } has begun
    .text = Your mentorship with { $with } has begun. It starts with a first session to get to know each other, which { $who } books at a time you offer.
mentorship-stage_moved =
    .title = A new stage with { $with }: { $stage }
    .text = Your mentorship with { $with } is now at this stage: { $stage }.
mentorship-paused =
    .title = Your mentorship with { $with } is paused
    .text = Your mentorship with { $with } is paused. { $ends ->
        [yes] It continues by itself on { $until }, or as soon as one of you resumes it. Sessions that are booked stay booked; new ones can be booked from then on.
       *[no] Sessions that are booked stay booked; new ones can be booked as soon as one of you resumes it.
    }
mentorship-resumed =
    .title = Your mentorship with { $with } continues
    .text = The pause is over: your mentorship with { $with } continues.
mentorship_ended-agreed =
    .title = Your mentorship with { $with } has ended
    .text = Your mentorship with { $with } has come to its end. Thank you for the time and thought you both put into it. In the mentorship, you can still read what you worked on, and a farewell if there is one.
mentorship_ended-closed =
    .title = Your mentorship with { $with } has ended
    .text = Your mentorship with { $with } has come to its end. In the mentorship, you can still read what you wrote yourself.
mentorship_ended-left-mentee =
    .title = Your mentor has left
    .text = Your mentor has left Mentoring, so your mentorship has ended. In the mentorship, you can still read what you wrote yourself. If you would like to go on, look for another mentor: your goals and the skills you want to learn are still in your profile.
mentorship_ended-left-mentor =
    .title = Your mentee has left
    .text = Your mentee has left Mentoring, so your mentorship has ended. Thank you for the time and thought you put into it.
mentorship_ended-ceased-mentee =
    .title = Your mentorship with { $with } has ended
    .text = { $Who } is no longer a mentor, so your mentorship has ended; it has nothing to do with you. In the mentorship, you can still read what you worked on. If you would like to go on, look for another mentor: your goals and the skills you want to learn are still in your profile.
mentorship_ended-ceased-mentor =
    .title = Your mentorship with { $with } has ended
    .text = You are no longer a mentor, so your mentorship with { $with } has ended. Thank you for the time and thought you put into it.
agreement-proposed =
    .title = Your agreement: { $who } proposes how you work together
    .text = { $Who } proposes how the two of you work together: how often you meet, and what each of you does. Please read it and agree, decline or propose something else by { $respondBy }. It applies once both of you have agreed.
agreement-agreed =
    .title = Agreed: how you work together with { $with }
    .text = { $Who } has agreed to what you proposed. It applies from now on, and you can change it together at any time.
agreement-declined =
    .title = Your agreement: { $who } would like something else
    .text = { $Who } has not agreed to what you proposed; anything you agreed on before still applies. Talk about it in your next session, or propose something else.
agreement-withdrawn =
    .title = Withdrawn: the agreement that { $who } proposed
    .text = { $Who } has withdrawn the proposal of how you work together. Anything you agreed on before still applies; you don’t need to do anything.
agreement-expired-proposer =
    .title = Expired: your proposal of an agreement with { $with }
    .text = What you proposed to { $with } was not answered in time and has expired; anything you agreed on before still applies. You are welcome to ask in your next session, or to propose it again.
agreement-expired-asked =
    .title = Expired: the agreement that { $who } proposed
    .text = What { $who } proposed was not answered in time and has expired; anything you agreed on before still applies. If it suits you, propose it yourself.
nudge-read_messages =
    .title = A small step: read what { $who } has written
    .text = { $Who } has written to you in your mentorship, and you have not read it yet. A line in return is enough.
nudge-answer_agreement =
    .title = A small step: answer what { $who } proposes
    .text = { $Who } has proposed how the two of you work together, and waits for your answer. A yes, a no or another proposal: each of them is fine.
nudge-agree_goal =
    .title = A small step: a goal that { $who } proposes
    .text = { $Who } has proposed a goal for the two of you, and it waits for your yes. Agree to it, or reword it so that it suits you both.
nudge-book_first_session =
    .title = A small step: book your first session with { $with }
    .text = You and { $who } have not met yet. A first session of half an hour is enough to begin: choose a time that suits you.
nudge-open_hours =
    .title = A small step: room for a session with { $with }
    .text = You and { $who } have no session ahead. Your mentee can only book what is free: please check whether your hours have room.
nudge-propose_agreement =
    .title = A small step: say how you would like to work with { $with }
    .text = You and { $who } have not agreed yet on how often you meet and what each of you does. A short proposal is enough; { $who } can agree to it or propose something else.
nudge-renew_agreement =
    .title = A small step: how do you and { $who } go on?
    .text = What you and { $who } agreed on runs out soon, or has run out. You can renew it as it is, change it, or bring the mentorship to a kind end.
nudge-do_overdue_step =
    .title = A small step: a deadline with { $with } has passed
    .text = One of your steps in the mentorship with { $with } is overdue. Plans change: do it, give it a new deadline, or drop it.
nudge-book_session =
    .title = A small step: your next session with { $with }
    .text = By the rhythm that you and { $who } agreed on it is time to meet again, and no session is booked yet. Choose a time that suits you.
nudge-set_goal =
    .title = A small step: a first goal with { $with }
    .text = You and { $who } have no goal yet. One sentence is enough: what should be different in three months?
nudge-look_back =
    .title = A small step: look back with { $with }
    .text = You and { $who } have reached the goals you set. This is a good moment to look back, and to set a new goal or to bring the mentorship to a kind end.
nudge-add_action_step =
    .title = A small step: what comes next for your goal with { $with }?
    .text = One of your goals with { $with } has no open step. What is the smallest thing that would bring it forward?
nudge-write_agenda =
    .title = A small step: prepare your session with { $with }
    .text = { $dated ->
        [yes] Your next session with { $with } on { $when } has no agenda yet.
       *[no] Your next session with { $with } has no agenda yet.
    } Two lines on what you want to talk about make it a better one.
nudge-do_step =
    .title = A small step: your goal with { $with }
    .text = It has been quiet between you and { $whom }. The next step of your goal is still open: is there a small part of it that you can do this week?
nudge-check_in =
    .title = A small step: how is it going with { $with }?
    .text = By the rhythm that you and { $who } agreed on it is time for a check-in: a few questions, answered in a minute.
nudge-prepare =
    .title = A small step: prepare your first session with { $with }
    .text = Your programme has put together a short preparation for the first session with { $with }: something to read, and a few questions.
nudge-answer_introduction =
    .title = A small step: an introduction waits for you
    .text = { $Who } would like to introduce somebody to you, and waits for your answer. A yes or a no: both are fine, and nobody learns more than that.
nudge-answer_challenge =
    .title = A small step: a challenge from { $who }
    .text = { $Who } has thought of a challenge for you. Take it up or decline it: both are fine.
nudge-rate_skills =
    .title = A small step: where do you stand with your skills?
    .text = You and { $who } work on skills, and this is a good moment to say where you see them now. It takes a minute, and shows you what has changed.
nudge-review_expectations =
    .title = A small step: what you expected of your mentorship with { $with }
    .text = When you began, you wrote down what you expect of your work with { $with }. Look at it again: does it still fit?
nudge-change_rhythm =
    .title = A small step: a rhythm that fits you and { $whom }
    .text = For a while you and { $who } have met less or more often than you agreed on. Perhaps another rhythm fits you better: propose one.
nudge-give_back =
    .title = A small step: pass on what you learnt
    .text = You have reached what you set out to do with { $with }. If you like, pass it on and become a mentor yourself: a draft of your profile is prepared.
nudge-answer_feedback =
    .title = A small step: what do you make of the feedback from { $with }?
    .text = { $Who } gave you feedback on a session. A line in return shows that it has arrived, and what you would like to work on can become your next step.
nudge-rebook_session =
    .title = A small step: a new time with { $with }
    .text = Your last session with { $with } did not come about. That happens; choose a new time that suits you both.
nudge-decide =
    .title = You and { $who }: how would you like to go on?
    .text = It has been quiet between you and { $whom } for a while. That happens, and nobody is to blame. You can go on with a session, take a break, or bring the mentorship to a kind end. We will not write again while it stays quiet.
messages =
    .title = New in your mentorship: { $who } has written to you
    .text = { $Who } has written to you in your mentorship. You can read it there and write back. We tell you of new messages there once a day at most.
overdue_step =
    .title = A deadline has passed: your step with { $with }
    .text = The deadline of one of your steps in the mentorship with { $with } has passed. Plans change: do it, give it a new deadline, or drop it. This is said once.
help_asked =
    .title = Help wanted: { $who } asks those who look after the programme
    .text = { $Who } asks those who look after their programme for help. What they need stands in your work list; the other side of the mentorship knows nothing of it.
help_answered =
    .title = Your call for help is answered
    .text = { $Who } has answered your call for help. The answer is for you alone.
looked_into =
    .title = Somebody has read what you wrote in your mentorship
    .text = { $Who }, who looks after your programme, has read what the two of you wrote to each other. Why they did stands in the mentorship, for both of you to read.
successor_suggested =
    .title = A suggestion: { $who } names who could go on with you
    .text = { $Who } suggests somebody who could be your next mentor. You decide: ask them, ask somebody else, or nobody. You also decide whether your goals and your agreement go with you.
survey =
    .title = Five minutes for your programme
    .text = Your programme would like to know how you are, so that it gets better for those who take part. It takes five minutes, and you need not sign in. Nobody who looks after the programme reads what you answer, only what many answered together.
survey_reminder =
    .title = Still open: five minutes for your programme
    .text = Your programme has asked how you are, and you have not answered yet. If you would like to, it takes five minutes. We do not remind you again.
kudos =
    .title = Thanks from { $who }
    .text = { $Who } has left words of thanks for you in your mentorship.
suggested =
    .title = New in your mentorship: { $who } suggests something to you
    .text = { $Who } has suggested something to you in your mentorship: something to read, a challenge, a position or an invitation. You decide what you make of it. We tell you of new suggestions there once a day at most.
introduction =
    .title = An introduction: { $who } would like you to meet somebody
    .text = { $Who } would like to introduce somebody to you, and waits for your answer. A yes or a no: both are fine, and nobody learns more than that. Your contact details are shown to nobody before everybody has agreed.
introduced =
    .title = You and { $who } have been introduced
    .text = Everybody has agreed: how you reach { $with } stands beside the introduction.
check_in_due =
    .title = How is it going with { $with }?
    .text = By the rhythm that you and { $who } agreed on a check-in has been due for a while: a few questions, answered in a minute. We say this once.
preparation_asked =
    .title = Before your first session with { $with }
    .text = Your programme has put together a short preparation for the first session with { $with }: something to read, and a few questions. It takes a few minutes.
no_first_session =
    .title = Some of those you look after have not met yet
    .text = In a programme that you look after, at least one pair has been together for three weeks, has not met and has no session ahead. Who they are stands in your work list, with what helps: often a short reminder to book a first session does. We say this once of each pair, and at most once a week.
giving_back =
    .title = Would you like to pass on what you learnt?
    .text = You have reached what you set out to do in your mentorship with { $with }. If you like, become a mentor yourself: a draft of your profile is prepared from what you learnt. We say this once.
feedback_answered =
    .title = An answer to your feedback: { $who } has written back
    .text = { $Who } has answered the feedback you gave on your session. You can read it beside your feedback.
stage-initiation = Getting to know each other
stage-goal_setting = Setting goals
stage-engagement = Working together
stage-feedback = Looking back

# --- around it ---

greeting = Hello { $name },
greeting-nameless = Hello,
place-link = Link: { $place }
place-phone = Telephone: { $place }
place-address = Place: { $place }
place-other = Place: { $place }
calendar-booking = The invitation for your calendar is attached.
calendar-moving = The update for your calendar is attached.
calendar-place_change = The update for your calendar is attached.
calendar-clock_change = The update for your calendar is attached.
calendar-cancellation = The cancellation for your calendar is attached.
calendar-summary = { $named ->
    [no] Mentoring session
   *[yes] Mentoring session with { $with }
}
zone-of-hours = The time above is in the time zone of the hours you gave, because you have not set one in your profile yet. Set it there, and emails will always give the time on your own clock.
zone-unset = The time above is in UTC, because you have not set your time zone yet. Set it in your profile, and emails will give the time on your own clock.
footer-invitation = You get this email because you take part in this session.
footer-wishes = You choose which emails you get: { $link }
footer-wishes-linkless = You choose which emails you get, in your settings.
footer-unread = Please don’t reply to this email: nobody reads replies. Whatever you want to answer or change, please do it on Mentoring.

# --- where to go: $link is an address; without one, the same in words ---

go-proposal = Go to the request: { $link }
    .action = Go to the request
    .linkless = You will find the request among those you have received.
go-question = Go to the question: { $link }
    .action = Go to the question
    .linkless = You will find the question with your request, among your requests.
go-rest = End your rest: { $link }
    .action = End your rest
    .linkless = You will find the end of your rest above the requests that you have received.
go-drafts = Say what you think: { $link }
    .action = Say what you think
    .linkless = You will find who you would be put together with above your requests.
go-run = Go to the match run: { $link }
    .action = Go to the match run
    .linkless = You will find the match run with its programme.
go-steps = See what was counted: { $link }
    .action = See what was counted
    .linkless = You will find it above the requests that you have received.
go-appeals = Go to the appeal: { $link }
    .action = Go to the appeal
    .linkless = You will find the appeal with its programme.
go-requests = Go to your requests: { $link }
    .action = Go to your requests
    .linkless = You will find your request among your requests.
go-session = Go to the session: { $link }
    .action = Go to the session
    .linkless = You will find the session among your sessions.
go-mentorship = Go to your mentorship: { $link }
    .action = Go to your mentorship
    .linkless = You will find the mentorship among your mentorships.
go-agreement = Go to your agreement: { $link }
    .action = Go to your agreement
    .linkless = You will find the agreement in your mentorship.
go-goals = Go to your goals: { $link }
    .action = Go to your goals
    .linkless = You will find your goals in your mentorship.
go-booking = Choose a time: { $link }
    .action = Choose a time
    .linkless = You will find free times in your mentorship.
go-hours = Go to your hours: { $link }
    .action = Go to your hours
    .linkless = You will find your hours in your settings.
go-agenda = Go to the agenda: { $link }
    .action = Go to the agenda
    .linkless = You will find the agenda with the session, among your sessions.
go-thread = Read what is new: { $link }
    .action = Read what is new
    .linkless = You will find what is new in your mentorship.
go-help = Read the answer: { $link }
    .action = Read the answer
    .linkless = You will find the answer with your call for help.
go-survey = Answer: { $link }
    .action = Answer
    .linkless = You will find the page on which you answer with those who look after your programme.
go-work = Go to your work list: { $link }
    .action = Go to your work list
    .linkless = You will find it in your work list.
go-check_ins = Go to your check-ins: { $link }
    .action = Go to your check-ins
    .linkless = You will find it in your mentorship.
go-kudos = Read the thanks: { $link }
    .action = Read the thanks
    .linkless = You will find them in your mentorship.
go-suggestions = See what is suggested: { $link }
    .action = See what is suggested
    .linkless = You will find it in your mentorship.
go-introductions = Go to your introductions: { $link }
    .action = Go to your introductions
    .linkless = You will find it among your introductions.
go-preparation = Go to the preparation: { $link }
    .action = Go to the preparation
    .linkless = You will find it in your mentorship.
go-skills = Go to your skills: { $link }
    .action = Go to your skills
    .linkless = You will find them in your mentorship.
go-giving_back = See the draft of your profile: { $link }
    .action = See the draft of your profile
    .linkless = You will find it in your mentorship.
go-feedback = Give your feedback: { $link }
    .action = Give your feedback
    .linkless = You give it with the session, among your past sessions.
go-read_feedback = Read the feedback: { $link }
    .action = Read the feedback
    .linkless = You will find it with the session, among your past sessions.
go-mentors = Look for mentors: { $link }
    .action = Look for mentors
    .linkless = You will find mentors among your recommendations.
