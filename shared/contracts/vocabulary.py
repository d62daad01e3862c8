"""The words that the API and the events share; within v1 values are only added."""

from typing import Literal

CareerStage = Literal["student", "early", "mid", "senior", "lead", "executive", "returning", "changing"]
Style = Literal["listening", "directive", "challenging", "encouraging", "structured", "informal"]
MeetingRhythm = Literal["weekly", "fortnightly", "monthly", "on_demand"]
GoalHorizon = Literal["short_term", "long_term"]
GoalKind = Literal["career", "skill", "personal", "network", "credential"]
Progress = Literal["not_started", "in_progress", "completed", "dropped"]
MentorshipStage = Literal["initiation", "goal_setting", "engagement", "feedback"]
MentorshipPhase = Literal["active", "paused", "ended"]
AgreementPhase = Literal["proposed", "agreed", "declined", "withdrawn", "overtaken", "expired"]
NextStep = Literal[
    "read_messages",
    "answer_agreement",
    "agree_goal",
    "book_first_session",
    "open_hours",
    "propose_agreement",
    "renew_agreement",
    "do_overdue_step",
    "book_session",
    "set_goal",
    "look_back",
    "add_action_step",
    "write_agenda",
    "do_step",
    "decide",
    "check_in",
    "prepare",
    "answer_introduction",
    "answer_challenge",
    "rate_skills",
    "review_expectations",
    "change_rhythm",
    "give_back",
    "answer_feedback",
    "rebook_session",
]
PromptKind = Literal[
    "momentum",
    "messages",
    "overdue_step",
    "help_asked",
    "help_answered",
    "looked_into",
    "successor_suggested",
    "survey",
    "survey_reminder",
    "kudos",
    "suggested",
    "introduction",
    "check_in_due",
    "preparation_asked",
    "giving_back",
    "feedback_answered",
    "no_first_session",
]
NudgeRule = Literal["first", "second", "last"]
AchievementKind = Literal["completion", "thanks"]
EndingReason = Literal["goals_reached", "time_is_up", "not_a_fit", "no_time", "out_of_touch", "other"]
EndedBecause = Literal[EndingReason, "person_left", "ceased", "closed"]
ProposalPhase = Literal["waiting", "proposed", "accepted", "declined", "withdrawn", "expired"]
ProposalEnding = Literal[
    "answered",
    "withdrawn",
    "out_of_time",
    "passed_over",
    "mentor_left",
    "closed",
    "no_longer_possible",
    "request_settled",
]
SessionPhase = Literal["pending", "booked", "completed", "missed", "cancelled"]
SessionChange = Literal[
    "requested",
    "booked",
    "confirmed",
    "rescheduled",
    "move_proposed",
    "move_declined",
    "move_withdrawn",
    "move_expired",
    "place_changed",
    "cancelled",
    "completed",
    "missed",
    "appealed",
    "absence_upheld",
]
CancelledBecause = Literal["by_side", "mentorship_ended", "time_off", "closed", "person_left", "ceased"]
SessionKind = Literal[
    "introductory", "goal_workshop", "check_in", "practice", "progress_review", "shadowing", "interview_preparation"
]
Side = Literal["mentor", "mentee"]
ProgrammeRole = Literal["mentor", "mentee", "coordinator"]
MembershipPhase = Literal["eligible", "invited", "applied", "waiting", "offered", "member", "left"]
LeftBecause = Literal["by_themselves", "refused", "removed", "out_of_time", "programme_archived"]
