""" Contains all the data models used in inputs/outputs """

from .absence import Absence
from .absence_who import AbsenceWho
from .action_step_changes import ActionStepChanges
from .action_step_changes_side_type_0 import ActionStepChangesSideType0
from .action_step_changes_status import ActionStepChangesStatus
from .action_step_to_add import ActionStepToAdd
from .action_step_to_add_side_type_0 import ActionStepToAddSideType0
from .action_step_view import ActionStepView
from .action_step_view_side_type_0 import ActionStepViewSideType0
from .action_step_view_status import ActionStepViewStatus
from .address_confirmation import AddressConfirmation
from .agenda_to_write import AgendaToWrite
from .agenda_topic import AgendaTopic
from .agenda_topic_asked_by import AgendaTopicAskedBy
from .agenda_view import AgendaView
from .agreed_rhythm import AgreedRhythm
from .agreed_rhythm_meeting_rhythm import AgreedRhythmMeetingRhythm
from .agreement_to_propose import AgreementToPropose
from .agreement_to_propose_channel_type_0 import AgreementToProposeChannelType0
from .agreement_to_propose_meeting_rhythm import AgreementToProposeMeetingRhythm
from .agreement_view import AgreementView
from .agreement_view_can_item import AgreementViewCanItem
from .already_mentored_problem import AlreadyMentoredProblem
from .already_mentored_problem_errors_item import AlreadyMentoredProblemErrorsItem
from .already_proposed_problem import AlreadyProposedProblem
from .already_proposed_problem_errors_item import AlreadyProposedProblemErrorsItem
from .answers_view import AnswersView
from .answers_view_answers import AnswersViewAnswers
from .appeal_decision import AppealDecision
from .appeal_decision_outcome import AppealDecisionOutcome
from .appeal_view import AppealView
from .appeal_view_absent_type_0 import AppealViewAbsentType0
from .appeal_view_appeal_type_0 import AppealViewAppealType0
from .appeal_view_reported_by_type_0 import AppealViewReportedByType0
from .appeal_view_state import AppealViewState
from .application import Application
from .application_role import ApplicationRole
from .approval import Approval
from .archiving import Archiving
from .asked_too_often_problem import AskedTooOftenProblem
from .asked_too_often_problem_errors_item import AskedTooOftenProblemErrorsItem
from .asked_view import AskedView
from .asked_view_can_item import AskedViewCanItem
from .asked_view_ended_because_type_0 import AskedViewEndedBecauseType0
from .asked_view_state import AskedViewState
from .asking_mentee_view import AskingMenteeView
from .asking_mentee_view_meeting_rhythm import AskingMenteeViewMeetingRhythm
from .asking_mentee_view_stage import AskingMenteeViewStage
from .asking_mentee_view_styles_item import AskingMenteeViewStylesItem
from .attached import Attached
from .attached_kind import AttachedKind
from .attached_view import AttachedView
from .attached_view_kind import AttachedViewKind
from .audit_entry_view import AuditEntryView
from .audit_entry_view_role import AuditEntryViewRole
from .availability_body import AvailabilityBody
from .availability_view import AvailabilityView
from .begun_sign_up_view import BegunSignUpView
from .block_view import BlockView
from .break_ import Break
from .calendar_feed_view import CalendarFeedView
from .cancellation import Cancellation
from .card_view import CardView
from .card_view_can_item import CardViewCanItem
from .card_view_meeting_rhythm import CardViewMeetingRhythm
from .card_view_mentee_types_item import CardViewMenteeTypesItem
from .card_view_stage import CardViewStage
from .card_view_styles_item import CardViewStylesItem
from .ceasing_view import CeasingView
from .ceasing_view_can_item import CeasingViewCanItem
from .ceasing_view_ends_item import CeasingViewEndsItem
from .ceasing_view_stays_item import CeasingViewStaysItem
from .challenge_view import ChallengeView
from .challenge_view_options import ChallengeViewOptions
from .chosen_stage import ChosenStage
from .chosen_stage_stage import ChosenStageStage
from .code_grant import CodeGrant
from .code_grant_keep_in import CodeGrantKeepIn
from .comment_view import CommentView
from .comment_view_side import CommentViewSide
from .conflict_view import ConflictView
from .consent_body import ConsentBody
from .consent_state_view import ConsentStateView
from .consent_text_body import ConsentTextBody
from .consent_text_view import ConsentTextView
from .consent_view import ConsentView
from .count_mentors_meeting_rhythm_type_0 import CountMentorsMeetingRhythmType0
from .count_mentors_mentee_stage_type_0 import CountMentorsMenteeStageType0
from .count_mentors_style_type_0 import CountMentorsStyleType0
from .count_view import CountView
from .counts import Counts
from .counts_view import CountsView
from .dates_body import DatesBody
from .dates_view import DatesView
from .dead_letter_view import DeadLetterView
from .dead_letter_view_can_item import DeadLetterViewCanItem
from .decision import Decision
from .decision_outcome import DecisionOutcome
from .decline import Decline
from .decline_view import DeclineView
from .decline_view_reason import DeclineViewReason
from .declining import Declining
from .declining_reason import DecliningReason
from .download_my_matching_data_response_200 import DownloadMyMatchingDataResponse200
from .download_my_matching_data_response_200_kept import DownloadMyMatchingDataResponse200Kept
from .download_my_matching_data_response_200_kept_additional_property_item import DownloadMyMatchingDataResponse200KeptAdditionalPropertyItem
from .download_my_mentorships_data_response_200 import DownloadMyMentorshipsDataResponse200
from .download_my_mentorships_data_response_200_kept import DownloadMyMentorshipsDataResponse200Kept
from .download_my_mentorships_data_response_200_kept_additional_property_item import DownloadMyMentorshipsDataResponse200KeptAdditionalPropertyItem
from .download_my_notifications_data_response_200 import DownloadMyNotificationsDataResponse200
from .download_my_notifications_data_response_200_kept import DownloadMyNotificationsDataResponse200Kept
from .download_my_notifications_data_response_200_kept_additional_property_item import DownloadMyNotificationsDataResponse200KeptAdditionalPropertyItem
from .download_my_profiles_data_response_200 import DownloadMyProfilesDataResponse200
from .download_my_profiles_data_response_200_kept import DownloadMyProfilesDataResponse200Kept
from .download_my_profiles_data_response_200_kept_additional_property_item import DownloadMyProfilesDataResponse200KeptAdditionalPropertyItem
from .download_my_scheduling_data_response_200 import DownloadMySchedulingDataResponse200
from .download_my_scheduling_data_response_200_kept import DownloadMySchedulingDataResponse200Kept
from .download_my_scheduling_data_response_200_kept_additional_property_item import DownloadMySchedulingDataResponse200KeptAdditionalPropertyItem
from .draft_view import DraftView
from .draft_view_decision import DraftViewDecision
from .end_of_all import EndOfAll
from .end_of_cookie import EndOfCookie
from .end_of_one import EndOfOne
from .ended_mentorship_view import EndedMentorshipView
from .ended_mentorship_view_can_item import EndedMentorshipViewCanItem
from .ended_mentorship_view_meeting_rhythm_type_0 import EndedMentorshipViewMeetingRhythmType0
from .ended_mentorship_view_stage import EndedMentorshipViewStage
from .ended_mentorship_view_state import EndedMentorshipViewState
from .ended_mentorship_view_you import EndedMentorshipViewYou
from .ending_for_two import EndingForTwo
from .ending_for_two_ending import EndingForTwoEnding
from .ending_preview import EndingPreview
from .ending_view import EndingView
from .ending_view_by_type_0 import EndingViewByType0
from .ending_view_reason import EndingViewReason
from .erasure_view import ErasureView
from .erasure_view_state import ErasureViewState
from .farewell import Farewell
from .farewell_reason import FarewellReason
from .feedback_on_session_view import FeedbackOnSessionView
from .feedback_on_session_view_given_by_item import FeedbackOnSessionViewGivenByItem
from .feedback_to_give import FeedbackToGive
from .feedback_view import FeedbackView
from .feedback_view_author_side import FeedbackViewAuthorSide
from .figures_view import FiguresView
from .form_body import FormBody
from .form_option_body import FormOptionBody
from .form_option_terms_view import FormOptionTermsView
from .form_option_view import FormOptionView
from .form_question_body import FormQuestionBody
from .form_question_body_kind import FormQuestionBodyKind
from .form_question_body_roles_item import FormQuestionBodyRolesItem
from .form_question_terms_view import FormQuestionTermsView
from .form_question_terms_view_kind import FormQuestionTermsViewKind
from .form_question_terms_view_roles_item import FormQuestionTermsViewRolesItem
from .form_question_text_body import FormQuestionTextBody
from .form_question_text_view import FormQuestionTextView
from .form_question_view import FormQuestionView
from .form_question_view_kind import FormQuestionViewKind
from .form_question_view_roles_item import FormQuestionViewRolesItem
from .form_terms_view import FormTermsView
from .form_view import FormView
from .goal_agreed_to import GoalAgreedTo
from .goal_body import GoalBody
from .goal_body_horizon import GoalBodyHorizon
from .goal_body_kind import GoalBodyKind
from .goal_changes import GoalChanges
from .goal_changes_horizon import GoalChangesHorizon
from .goal_changes_kind import GoalChangesKind
from .goal_changes_status import GoalChangesStatus
from .goal_of_mentee_view import GoalOfMenteeView
from .goal_of_mentee_view_horizon import GoalOfMenteeViewHorizon
from .goal_of_mentee_view_kind import GoalOfMenteeViewKind
from .goal_seen import GoalSeen
from .goal_seen_status import GoalSeenStatus
from .goal_to_set import GoalToSet
from .goal_to_set_horizon import GoalToSetHorizon
from .goal_to_set_kind import GoalToSetKind
from .goal_version_view import GoalVersionView
from .goal_version_view_by import GoalVersionViewBy
from .goal_version_view_horizon_type_0 import GoalVersionViewHorizonType0
from .goal_version_view_kind_type_0 import GoalVersionViewKindType0
from .goal_version_view_side_type_0 import GoalVersionViewSideType0
from .goal_version_view_status import GoalVersionViewStatus
from .goal_version_view_subject import GoalVersionViewSubject
from .goal_version_view_what import GoalVersionViewWhat
from .goal_view import GoalView
from .goal_view_can_item import GoalViewCanItem
from .goal_view_horizon import GoalViewHorizon
from .goal_view_kind import GoalViewKind
from .goal_view_proposed_by import GoalViewProposedBy
from .goal_view_status import GoalViewStatus
from .help_request_view import HelpRequestView
from .help_request_view_can_item import HelpRequestViewCanItem
from .help_request_view_side import HelpRequestViewSide
from .help_request_view_state import HelpRequestViewState
from .help_to_ask_for import HelpToAskFor
from .help_to_give import HelpToGive
from .hint_view import HintView
from .hint_view_hint import HintViewHint
from .hold_view import HoldView
from .hold_view_can_item import HoldViewCanItem
from .import_view import ImportView
from .import_view_can_item import ImportViewCanItem
from .import_view_state import ImportViewState
from .in_one_reporting_line_problem import InOneReportingLineProblem
from .in_one_reporting_line_problem_errors_item import InOneReportingLineProblemErrorsItem
from .inbox_counts import InboxCounts
from .inside_view import InsideView
from .invitation_token import InvitationToken
from .invited_view import InvitedView
from .invitee_view import InviteeView
from .invitee_view_role import InviteeViewRole
from .invitee_view_state import InviteeViewState
from .keeping_view import KeepingView
from .keeping_view_can_item import KeepingViewCanItem
from .keys_view import KeysView
from .keys_view_keys_item import KeysViewKeysItem
from .kind_cannot_be_switched_off_problem import KindCannotBeSwitchedOffProblem
from .kind_cannot_be_switched_off_problem_errors_item import KindCannotBeSwitchedOffProblemErrorsItem
from .language_body import LanguageBody
from .language_view import LanguageView
from .limits_body import LimitsBody
from .limits_view import LimitsView
from .list_goals_horizon_type_0 import ListGoalsHorizonType0
from .list_goals_kind_type_0 import ListGoalsKindType0
from .list_goals_status_type_0 import ListGoalsStatusType0
from .list_memberships_role_type_0 import ListMembershipsRoleType0
from .list_memberships_state_type_0 import ListMembershipsStateType0
from .list_mentors_meeting_rhythm_type_0 import ListMentorsMeetingRhythmType0
from .list_mentors_mentee_stage_type_0 import ListMentorsMenteeStageType0
from .list_mentors_order import ListMentorsOrder
from .list_mentors_style_type_0 import ListMentorsStyleType0
from .list_my_mentorships_state_type_0 import ListMyMentorshipsStateType0
from .list_my_sessions_state_type_0 import ListMySessionsStateType0
from .list_proposals_as_type_0 import ListProposalsAsType0
from .list_proposals_state_type_0 import ListProposalsStateType0
from .list_reports_state_type_0 import ListReportsStateType0
from .list_work_reason_type_0 import ListWorkReasonType0
from .look_to_take import LookToTake
from .look_view import LookView
from .look_view_role import LookViewRole
from .managed_mentorship_view import ManagedMentorshipView
from .managed_mentorship_view_state import ManagedMentorshipViewState
from .match_run_view import MatchRunView
from .match_run_view_can_item import MatchRunViewCanItem
from .match_run_view_failure_type_0 import MatchRunViewFailureType0
from .match_run_view_objective import MatchRunViewObjective
from .match_run_view_state import MatchRunViewState
from .members_reason import MembersReason
from .membership_view import MembershipView
from .membership_view_can_item import MembershipViewCanItem
from .membership_view_left_because_type_0 import MembershipViewLeftBecauseType0
from .membership_view_role import MembershipViewRole
from .membership_view_state import MembershipViewState
from .mentee_body import MenteeBody
from .mentee_body_meeting_rhythm import MenteeBodyMeetingRhythm
from .mentee_body_stage import MenteeBodyStage
from .mentee_body_styles_item import MenteeBodyStylesItem
from .mentee_view import MenteeView
from .mentee_view_meeting_rhythm import MenteeViewMeetingRhythm
from .mentee_view_stage import MenteeViewStage
from .mentee_view_styles_item import MenteeViewStylesItem
from .mentor_body import MentorBody
from .mentor_body_meeting_rhythm import MentorBodyMeetingRhythm
from .mentor_body_mentee_types_item import MentorBodyMenteeTypesItem
from .mentor_body_stage import MentorBodyStage
from .mentor_body_styles_item import MentorBodyStylesItem
from .mentor_counts_view import MentorCountsView
from .mentor_full_problem import MentorFullProblem
from .mentor_full_problem_errors_item import MentorFullProblemErrorsItem
from .mentor_paused_problem import MentorPausedProblem
from .mentor_paused_problem_errors_item import MentorPausedProblemErrorsItem
from .mentor_slots_view import MentorSlotsView
from .mentor_view import MentorView
from .mentor_view_can_item import MentorViewCanItem
from .mentor_view_meeting_rhythm import MentorViewMeetingRhythm
from .mentor_view_mentee_types_item import MentorViewMenteeTypesItem
from .mentor_view_stage import MentorViewStage
from .mentor_view_styles_item import MentorViewStylesItem
from .mentorship_that_ends import MentorshipThatEnds
from .mentorship_that_ends_state import MentorshipThatEndsState
from .mentorship_view import MentorshipView
from .mentorship_view_can_item import MentorshipViewCanItem
from .mentorship_view_meeting_rhythm_type_0 import MentorshipViewMeetingRhythmType0
from .mentorship_view_stage import MentorshipViewStage
from .mentorship_view_state import MentorshipViewState
from .mentorship_view_you import MentorshipViewYou
from .mentorships_that_end import MentorshipsThatEnd
from .message_kind import MessageKind
from .message_seen import MessageSeen
from .message_seen_side import MessageSeenSide
from .message_to_write import MessageToWrite
from .message_view import MessageView
from .milestone_to_reach import MilestoneToReach
from .milestone_view import MilestoneView
from .miss_view import MissView
from .miss_view_barrier import MissViewBarrier
from .momentum_view import MomentumView
from .momentum_view_can_item import MomentumViewCanItem
from .momentum_view_health import MomentumViewHealth
from .move_in_the_way import MoveInTheWay
from .move_in_the_way_state import MoveInTheWayState
from .move_proposal_view import MoveProposalView
from .move_proposal_view_proposed_by import MoveProposalViewProposedBy
from .my_membership_view import MyMembershipView
from .my_membership_view_can_item import MyMembershipViewCanItem
from .my_membership_view_left_because_type_0 import MyMembershipViewLeftBecauseType0
from .my_membership_view_role import MyMembershipViewRole
from .my_membership_view_state import MyMembershipViewState
from .my_report_view import MyReportView
from .my_report_view_outcome_type_0 import MyReportViewOutcomeType0
from .my_report_view_reason import MyReportViewReason
from .my_report_view_state import MyReportViewState
from .name_view import NameView
from .near_view import NearView
from .new_address import NewAddress
from .new_appeal import NewAppeal
from .new_challenge import NewChallenge
from .new_challenge_purpose import NewChallengePurpose
from .new_hold import NewHold
from .new_match_run import NewMatchRun
from .new_match_run_objective import NewMatchRunObjective
from .new_move_proposal import NewMoveProposal
from .new_passkey import NewPasskey
from .new_passkey_credential import NewPasskeyCredential
from .new_programme import NewProgramme
from .new_programme_joined_by import NewProgrammeJoinedBy
from .new_report import NewReport
from .new_report_reason import NewReportReason
from .new_request import NewRequest
from .new_rules import NewRules
from .new_series import NewSeries
from .new_series_answers import NewSeriesAnswers
from .new_series_when_taken import NewSeriesWhenTaken
from .new_session import NewSession
from .new_session_answers import NewSessionAnswers
from .new_sign_in import NewSignIn
from .new_sign_up import NewSignUp
from .new_time_off import NewTimeOff
from .new_weights import NewWeights
from .next_stage import NextStage
from .next_stage_stage import NextStageStage
from .not_in_programme_problem import NotInProgrammeProblem
from .not_in_programme_problem_errors_item import NotInProgrammeProblemErrorsItem
from .notes_on_session_view import NotesOnSessionView
from .notes_to_write import NotesToWrite
from .notes_view import NotesView
from .notes_view_side import NotesViewSide
from .offering_body import OfferingBody
from .offering_body_kind_type_0 import OfferingBodyKindType0
from .offering_body_open_to import OfferingBodyOpenTo
from .offering_that_ends import OfferingThatEnds
from .offering_view import OfferingView
from .offering_view_can_item import OfferingViewCanItem
from .offering_view_kind_type_0 import OfferingViewKindType0
from .offering_view_open_to import OfferingViewOpenTo
from .offering_view_place_kind_type_0 import OfferingViewPlaceKindType0
from .open_goal import OpenGoal
from .open_sign_in_view import OpenSignInView
from .operators_reason import OperatorsReason
from .outcome import Outcome
from .override_body import OverrideBody
from .override_view import OverrideView
from .page_of_appeal import PageOfAppeal
from .page_of_audit_entry import PageOfAuditEntry
from .page_of_block import PageOfBlock
from .page_of_card import PageOfCard
from .page_of_consent_state import PageOfConsentState
from .page_of_dead_letter import PageOfDeadLetter
from .page_of_draft import PageOfDraft
from .page_of_goal import PageOfGoal
from .page_of_goal_version import PageOfGoalVersion
from .page_of_help_request import PageOfHelpRequest
from .page_of_hold import PageOfHold
from .page_of_invitee import PageOfInvitee
from .page_of_look import PageOfLook
from .page_of_match_run import PageOfMatchRun
from .page_of_membership import PageOfMembership
from .page_of_mentorship import PageOfMentorship
from .page_of_message import PageOfMessage
from .page_of_my_membership import PageOfMyMembership
from .page_of_my_report import PageOfMyReport
from .page_of_name import PageOfName
from .page_of_offering import PageOfOffering
from .page_of_open_sign_in import PageOfOpenSignIn
from .page_of_parked_key import PageOfParkedKey
from .page_of_parked_mail import PageOfParkedMail
from .page_of_programme import PageOfProgramme
from .page_of_proposal import PageOfProposal
from .page_of_public_card import PageOfPublicCard
from .page_of_recommendation import PageOfRecommendation
from .page_of_report import PageOfReport
from .page_of_request import PageOfRequest
from .page_of_revision import PageOfRevision
from .page_of_session import PageOfSession
from .page_of_skill import PageOfSkill
from .page_of_terms import PageOfTerms
from .page_of_thread_message import PageOfThreadMessage
from .page_of_timeline_entry import PageOfTimelineEntry
from .page_of_unmatched import PageOfUnmatched
from .page_of_work_item import PageOfWorkItem
from .parked_key_view import ParkedKeyView
from .parked_key_view_can_item import ParkedKeyViewCanItem
from .parked_mail_view import ParkedMailView
from .passkey_answer import PasskeyAnswer
from .passkey_answer_credential import PasskeyAnswerCredential
from .passkey_view import PasskeyView
from .passkeys_view import PasskeysView
from .people_file import PeopleFile
from .person_changes import PersonChanges
from .person_view import PersonView
from .person_view_can_item import PersonViewCanItem
from .person_view_missing_item import PersonViewMissingItem
from .photo_view import PhotoView
from .place_body import PlaceBody
from .place_body_kind import PlaceBodyKind
from .place_view import PlaceView
from .place_view_kind import PlaceViewKind
from .preferences_body import PreferencesBody
from .preferences_body_mail import PreferencesBodyMail
from .preferences_view import PreferencesView
from .preferences_view_mail import PreferencesViewMail
from .problem import Problem
from .problem_errors_item import ProblemErrorsItem
from .problem_view import ProblemView
from .problem_view_column import ProblemViewColumn
from .problem_view_wrong import ProblemViewWrong
from .profile_goal_view import ProfileGoalView
from .profile_goal_view_horizon import ProfileGoalViewHorizon
from .profile_goal_view_kind import ProfileGoalViewKind
from .programme_text_body import ProgrammeTextBody
from .programme_text_view import ProgrammeTextView
from .programme_view import ProgrammeView
from .programme_view_joined_by import ProgrammeViewJoinedBy
from .proposal_answered import ProposalAnswered
from .proposal_that_ends import ProposalThatEnds
from .proposal_view import ProposalView
from .proposal_view_can_item import ProposalViewCanItem
from .proposal_view_ended_because_type_0 import ProposalViewEndedBecauseType0
from .proposal_view_state import ProposalViewState
from .proposals_that_end import ProposalsThatEnd
from .public_card_view import PublicCardView
from .public_card_view_meeting_rhythm import PublicCardViewMeetingRhythm
from .public_card_view_mentee_types_item import PublicCardViewMenteeTypesItem
from .public_card_view_stage import PublicCardViewStage
from .public_card_view_styles_item import PublicCardViewStylesItem
from .question_body import QuestionBody
from .question_view import QuestionView
from .read_photo_size import ReadPhotoSize
from .reading_body import ReadingBody
from .reason_view import ReasonView
from .reason_view_factor import ReasonViewFactor
from .reason_view_side import ReasonViewSide
from .recommendation_view import RecommendationView
from .refresh_grant import RefreshGrant
from .reminder import Reminder
from .reminder_side import ReminderSide
from .report_view import ReportView
from .report_view_can_item import ReportViewCanItem
from .report_view_outcome_type_0 import ReportViewOutcomeType0
from .report_view_reason import ReportViewReason
from .report_view_state import ReportViewState
from .request_view import RequestView
from .rescheduling import Rescheduling
from .revision_view import RevisionView
from .revision_view_channel_type_0 import RevisionViewChannelType0
from .revision_view_meeting_rhythm import RevisionViewMeetingRhythm
from .revision_view_phase import RevisionViewPhase
from .revision_view_proposed_by import RevisionViewProposedBy
from .roadmap_to_draw import RoadmapToDraw
from .roadmap_view import RoadmapView
from .ruled_out_view import RuledOutView
from .rules_view import RulesView
from .series_conflicts_problem import SeriesConflictsProblem
from .series_conflicts_problem_conflicts_item import SeriesConflictsProblemConflictsItem
from .series_conflicts_problem_errors_item import SeriesConflictsProblemErrorsItem
from .series_session_view import SeriesSessionView
from .series_session_view_absence_reported_by_type_0 import SeriesSessionViewAbsenceReportedByType0
from .series_session_view_absent_type_0 import SeriesSessionViewAbsentType0
from .series_session_view_answers import SeriesSessionViewAnswers
from .series_session_view_appeal_type_0 import SeriesSessionViewAppealType0
from .series_session_view_can_item import SeriesSessionViewCanItem
from .series_session_view_cancelled_because_type_0 import SeriesSessionViewCancelledBecauseType0
from .series_session_view_cancelled_by_type_0 import SeriesSessionViewCancelledByType0
from .series_session_view_kind_type_0 import SeriesSessionViewKindType0
from .series_session_view_state import SeriesSessionViewState
from .series_view import SeriesView
from .service_progress import ServiceProgress
from .service_progress_state import ServiceProgressState
from .session_ahead import SessionAhead
from .session_ahead_state import SessionAheadState
from .session_in_the_way import SessionInTheWay
from .session_in_the_way_state import SessionInTheWayState
from .session_place_view import SessionPlaceView
from .session_view import SessionView
from .session_view_absence_reported_by_type_0 import SessionViewAbsenceReportedByType0
from .session_view_absent_type_0 import SessionViewAbsentType0
from .session_view_answers import SessionViewAnswers
from .session_view_appeal_type_0 import SessionViewAppealType0
from .session_view_can_item import SessionViewCanItem
from .session_view_cancelled_because_type_0 import SessionViewCancelledBecauseType0
from .session_view_cancelled_by_type_0 import SessionViewCancelledByType0
from .session_view_kind_type_0 import SessionViewKindType0
from .session_view_state import SessionViewState
from .sessions_that_end import SessionsThatEnd
from .set_availability_view import SetAvailabilityView
from .short_card_view import ShortCardView
from .short_cards_view import ShortCardsView
from .sides_view import SidesView
from .sign_in_view import SignInView
from .sign_up_body import SignUpBody
from .sign_up_body_answers import SignUpBodyAnswers
from .sign_up_body_role import SignUpBodyRole
from .sign_up_by_code import SignUpByCode
from .sign_up_by_code_answers import SignUpByCodeAnswers
from .sign_up_by_code_role import SignUpByCodeRole
from .signed_up_view import SignedUpView
from .signed_up_view_state import SignedUpViewState
from .skill_level_body import SkillLevelBody
from .skill_level_view import SkillLevelView
from .skill_name_view import SkillNameView
from .skill_to_learn_view import SkillToLearnView
from .skill_view import SkillView
from .skill_wanted_body import SkillWantedBody
from .skill_wanted_view import SkillWantedView
from .skipped_local_time_problem import SkippedLocalTimeProblem
from .skipped_local_time_problem_errors_item import SkippedLocalTimeProblemErrorsItem
from .slot_taken_problem import SlotTakenProblem
from .slot_taken_problem_errors_item import SlotTakenProblemErrorsItem
from .slot_taken_problem_next_slots_item import SlotTakenProblemNextSlotsItem
from .slot_view import SlotView
from .slots_of_mentors_view import SlotsOfMentorsView
from .slots_view import SlotsView
from .spoken_view import SpokenView
from .step_seen import StepSeen
from .step_seen_status import StepSeenStatus
from .stream_my_messages_response_200 import StreamMyMessagesResponse200
from .successor import Successor
from .suggestion_view import SuggestionView
from .suggestion_view_step import SuggestionViewStep
from .suspension_reason import SuspensionReason
from .suspension_view import SuspensionView
from .suspension_view_can_item import SuspensionViewCanItem
from .taken_time_off import TakenTimeOff
from .terms_body import TermsBody
from .terms_body_joined_by import TermsBodyJoinedBy
from .terms_view import TermsView
from .terms_view_can_item import TermsViewCanItem
from .terms_view_joined_by import TermsViewJoinedBy
from .thread_counts import ThreadCounts
from .thread_message_view import ThreadMessageView
from .thread_message_view_side import ThreadMessageViewSide
from .thread_reading import ThreadReading
from .time_off_preview import TimeOffPreview
from .time_off_span import TimeOffSpan
from .time_off_view import TimeOffView
from .timeline_entry import TimelineEntry
from .timeline_entry_by_type_0 import TimelineEntryByType0
from .timeline_entry_session_kind_type_0 import TimelineEntrySessionKindType0
from .timeline_entry_stage_type_0 import TimelineEntryStageType0
from .timeline_entry_what import TimelineEntryWhat
from .tokens_view import TokensView
from .too_many_blocks_problem import TooManyBlocksProblem
from .too_many_blocks_problem_errors_item import TooManyBlocksProblemErrorsItem
from .too_many_goals_problem import TooManyGoalsProblem
from .too_many_goals_problem_errors_item import TooManyGoalsProblemErrorsItem
from .too_many_languages_problem import TooManyLanguagesProblem
from .too_many_languages_problem_errors_item import TooManyLanguagesProblemErrorsItem
from .too_many_skills_problem import TooManySkillsProblem
from .too_many_skills_problem_errors_item import TooManySkillsProblemErrorsItem
from .topic_view import TopicView
from .topic_view_asked_by import TopicViewAskedBy
from .tracked_goal_view import TrackedGoalView
from .tracked_goal_view_status import TrackedGoalViewStatus
from .tracked_step_view import TrackedStepView
from .tracked_step_view_side_type_0 import TrackedStepViewSideType0
from .tracked_step_view_status import TrackedStepViewStatus
from .tracker_view import TrackerView
from .travel_body import TravelBody
from .travel_view import TravelView
from .unfit_answers_problem import UnfitAnswersProblem
from .unfit_answers_problem_errors_item import UnfitAnswersProblemErrorsItem
from .unknown_mentor_problem import UnknownMentorProblem
from .unknown_mentor_problem_errors_item import UnknownMentorProblemErrorsItem
from .unmatched_view import UnmatchedView
from .vocabulary_view import VocabularyView
from .weekly_body import WeeklyBody
from .weekly_view import WeeklyView
from .weights import Weights
from .what_to_keep import WhatToKeep
from .why_view import WhyView
from .why_view_factor import WhyViewFactor
from .window_body import WindowBody
from .window_view import WindowView
from .word_view import WordView
from .work_count import WorkCount
from .work_count_reason import WorkCountReason
from .work_counts import WorkCounts
from .work_item_view import WorkItemView
from .work_item_view_reason import WorkItemViewReason
from .work_view import WorkView
from .work_view_challenge_type_0 import WorkViewChallengeType0
from .wrong_code_problem import WrongCodeProblem
from .wrong_code_problem_errors_item import WrongCodeProblemErrorsItem
from .zone_view import ZoneView

__all__ = (
    "Absence",
    "AbsenceWho",
    "ActionStepChanges",
    "ActionStepChangesSideType0",
    "ActionStepChangesStatus",
    "ActionStepToAdd",
    "ActionStepToAddSideType0",
    "ActionStepView",
    "ActionStepViewSideType0",
    "ActionStepViewStatus",
    "AddressConfirmation",
    "AgendaTopic",
    "AgendaTopicAskedBy",
    "AgendaToWrite",
    "AgendaView",
    "AgreedRhythm",
    "AgreedRhythmMeetingRhythm",
    "AgreementToPropose",
    "AgreementToProposeChannelType0",
    "AgreementToProposeMeetingRhythm",
    "AgreementView",
    "AgreementViewCanItem",
    "AlreadyMentoredProblem",
    "AlreadyMentoredProblemErrorsItem",
    "AlreadyProposedProblem",
    "AlreadyProposedProblemErrorsItem",
    "AnswersView",
    "AnswersViewAnswers",
    "AppealDecision",
    "AppealDecisionOutcome",
    "AppealView",
    "AppealViewAbsentType0",
    "AppealViewAppealType0",
    "AppealViewReportedByType0",
    "AppealViewState",
    "Application",
    "ApplicationRole",
    "Approval",
    "Archiving",
    "AskedTooOftenProblem",
    "AskedTooOftenProblemErrorsItem",
    "AskedView",
    "AskedViewCanItem",
    "AskedViewEndedBecauseType0",
    "AskedViewState",
    "AskingMenteeView",
    "AskingMenteeViewMeetingRhythm",
    "AskingMenteeViewStage",
    "AskingMenteeViewStylesItem",
    "Attached",
    "AttachedKind",
    "AttachedView",
    "AttachedViewKind",
    "AuditEntryView",
    "AuditEntryViewRole",
    "AvailabilityBody",
    "AvailabilityView",
    "BegunSignUpView",
    "BlockView",
    "Break",
    "CalendarFeedView",
    "Cancellation",
    "CardView",
    "CardViewCanItem",
    "CardViewMeetingRhythm",
    "CardViewMenteeTypesItem",
    "CardViewStage",
    "CardViewStylesItem",
    "CeasingView",
    "CeasingViewCanItem",
    "CeasingViewEndsItem",
    "CeasingViewStaysItem",
    "ChallengeView",
    "ChallengeViewOptions",
    "ChosenStage",
    "ChosenStageStage",
    "CodeGrant",
    "CodeGrantKeepIn",
    "CommentView",
    "CommentViewSide",
    "ConflictView",
    "ConsentBody",
    "ConsentStateView",
    "ConsentTextBody",
    "ConsentTextView",
    "ConsentView",
    "CountMentorsMeetingRhythmType0",
    "CountMentorsMenteeStageType0",
    "CountMentorsStyleType0",
    "Counts",
    "CountsView",
    "CountView",
    "DatesBody",
    "DatesView",
    "DeadLetterView",
    "DeadLetterViewCanItem",
    "Decision",
    "DecisionOutcome",
    "Decline",
    "DeclineView",
    "DeclineViewReason",
    "Declining",
    "DecliningReason",
    "DownloadMyMatchingDataResponse200",
    "DownloadMyMatchingDataResponse200Kept",
    "DownloadMyMatchingDataResponse200KeptAdditionalPropertyItem",
    "DownloadMyMentorshipsDataResponse200",
    "DownloadMyMentorshipsDataResponse200Kept",
    "DownloadMyMentorshipsDataResponse200KeptAdditionalPropertyItem",
    "DownloadMyNotificationsDataResponse200",
    "DownloadMyNotificationsDataResponse200Kept",
    "DownloadMyNotificationsDataResponse200KeptAdditionalPropertyItem",
    "DownloadMyProfilesDataResponse200",
    "DownloadMyProfilesDataResponse200Kept",
    "DownloadMyProfilesDataResponse200KeptAdditionalPropertyItem",
    "DownloadMySchedulingDataResponse200",
    "DownloadMySchedulingDataResponse200Kept",
    "DownloadMySchedulingDataResponse200KeptAdditionalPropertyItem",
    "DraftView",
    "DraftViewDecision",
    "EndedMentorshipView",
    "EndedMentorshipViewCanItem",
    "EndedMentorshipViewMeetingRhythmType0",
    "EndedMentorshipViewStage",
    "EndedMentorshipViewState",
    "EndedMentorshipViewYou",
    "EndingForTwo",
    "EndingForTwoEnding",
    "EndingPreview",
    "EndingView",
    "EndingViewByType0",
    "EndingViewReason",
    "EndOfAll",
    "EndOfCookie",
    "EndOfOne",
    "ErasureView",
    "ErasureViewState",
    "Farewell",
    "FarewellReason",
    "FeedbackOnSessionView",
    "FeedbackOnSessionViewGivenByItem",
    "FeedbackToGive",
    "FeedbackView",
    "FeedbackViewAuthorSide",
    "FiguresView",
    "FormBody",
    "FormOptionBody",
    "FormOptionTermsView",
    "FormOptionView",
    "FormQuestionBody",
    "FormQuestionBodyKind",
    "FormQuestionBodyRolesItem",
    "FormQuestionTermsView",
    "FormQuestionTermsViewKind",
    "FormQuestionTermsViewRolesItem",
    "FormQuestionTextBody",
    "FormQuestionTextView",
    "FormQuestionView",
    "FormQuestionViewKind",
    "FormQuestionViewRolesItem",
    "FormTermsView",
    "FormView",
    "GoalAgreedTo",
    "GoalBody",
    "GoalBodyHorizon",
    "GoalBodyKind",
    "GoalChanges",
    "GoalChangesHorizon",
    "GoalChangesKind",
    "GoalChangesStatus",
    "GoalOfMenteeView",
    "GoalOfMenteeViewHorizon",
    "GoalOfMenteeViewKind",
    "GoalSeen",
    "GoalSeenStatus",
    "GoalToSet",
    "GoalToSetHorizon",
    "GoalToSetKind",
    "GoalVersionView",
    "GoalVersionViewBy",
    "GoalVersionViewHorizonType0",
    "GoalVersionViewKindType0",
    "GoalVersionViewSideType0",
    "GoalVersionViewStatus",
    "GoalVersionViewSubject",
    "GoalVersionViewWhat",
    "GoalView",
    "GoalViewCanItem",
    "GoalViewHorizon",
    "GoalViewKind",
    "GoalViewProposedBy",
    "GoalViewStatus",
    "HelpRequestView",
    "HelpRequestViewCanItem",
    "HelpRequestViewSide",
    "HelpRequestViewState",
    "HelpToAskFor",
    "HelpToGive",
    "HintView",
    "HintViewHint",
    "HoldView",
    "HoldViewCanItem",
    "ImportView",
    "ImportViewCanItem",
    "ImportViewState",
    "InboxCounts",
    "InOneReportingLineProblem",
    "InOneReportingLineProblemErrorsItem",
    "InsideView",
    "InvitationToken",
    "InvitedView",
    "InviteeView",
    "InviteeViewRole",
    "InviteeViewState",
    "KeepingView",
    "KeepingViewCanItem",
    "KeysView",
    "KeysViewKeysItem",
    "KindCannotBeSwitchedOffProblem",
    "KindCannotBeSwitchedOffProblemErrorsItem",
    "LanguageBody",
    "LanguageView",
    "LimitsBody",
    "LimitsView",
    "ListGoalsHorizonType0",
    "ListGoalsKindType0",
    "ListGoalsStatusType0",
    "ListMembershipsRoleType0",
    "ListMembershipsStateType0",
    "ListMentorsMeetingRhythmType0",
    "ListMentorsMenteeStageType0",
    "ListMentorsOrder",
    "ListMentorsStyleType0",
    "ListMyMentorshipsStateType0",
    "ListMySessionsStateType0",
    "ListProposalsAsType0",
    "ListProposalsStateType0",
    "ListReportsStateType0",
    "ListWorkReasonType0",
    "LookToTake",
    "LookView",
    "LookViewRole",
    "ManagedMentorshipView",
    "ManagedMentorshipViewState",
    "MatchRunView",
    "MatchRunViewCanItem",
    "MatchRunViewFailureType0",
    "MatchRunViewObjective",
    "MatchRunViewState",
    "MembershipView",
    "MembershipViewCanItem",
    "MembershipViewLeftBecauseType0",
    "MembershipViewRole",
    "MembershipViewState",
    "MembersReason",
    "MenteeBody",
    "MenteeBodyMeetingRhythm",
    "MenteeBodyStage",
    "MenteeBodyStylesItem",
    "MenteeView",
    "MenteeViewMeetingRhythm",
    "MenteeViewStage",
    "MenteeViewStylesItem",
    "MentorBody",
    "MentorBodyMeetingRhythm",
    "MentorBodyMenteeTypesItem",
    "MentorBodyStage",
    "MentorBodyStylesItem",
    "MentorCountsView",
    "MentorFullProblem",
    "MentorFullProblemErrorsItem",
    "MentorPausedProblem",
    "MentorPausedProblemErrorsItem",
    "MentorshipsThatEnd",
    "MentorshipThatEnds",
    "MentorshipThatEndsState",
    "MentorshipView",
    "MentorshipViewCanItem",
    "MentorshipViewMeetingRhythmType0",
    "MentorshipViewStage",
    "MentorshipViewState",
    "MentorshipViewYou",
    "MentorSlotsView",
    "MentorView",
    "MentorViewCanItem",
    "MentorViewMeetingRhythm",
    "MentorViewMenteeTypesItem",
    "MentorViewStage",
    "MentorViewStylesItem",
    "MessageKind",
    "MessageSeen",
    "MessageSeenSide",
    "MessageToWrite",
    "MessageView",
    "MilestoneToReach",
    "MilestoneView",
    "MissView",
    "MissViewBarrier",
    "MomentumView",
    "MomentumViewCanItem",
    "MomentumViewHealth",
    "MoveInTheWay",
    "MoveInTheWayState",
    "MoveProposalView",
    "MoveProposalViewProposedBy",
    "MyMembershipView",
    "MyMembershipViewCanItem",
    "MyMembershipViewLeftBecauseType0",
    "MyMembershipViewRole",
    "MyMembershipViewState",
    "MyReportView",
    "MyReportViewOutcomeType0",
    "MyReportViewReason",
    "MyReportViewState",
    "NameView",
    "NearView",
    "NewAddress",
    "NewAppeal",
    "NewChallenge",
    "NewChallengePurpose",
    "NewHold",
    "NewMatchRun",
    "NewMatchRunObjective",
    "NewMoveProposal",
    "NewPasskey",
    "NewPasskeyCredential",
    "NewProgramme",
    "NewProgrammeJoinedBy",
    "NewReport",
    "NewReportReason",
    "NewRequest",
    "NewRules",
    "NewSeries",
    "NewSeriesAnswers",
    "NewSeriesWhenTaken",
    "NewSession",
    "NewSessionAnswers",
    "NewSignIn",
    "NewSignUp",
    "NewTimeOff",
    "NewWeights",
    "NextStage",
    "NextStageStage",
    "NotesOnSessionView",
    "NotesToWrite",
    "NotesView",
    "NotesViewSide",
    "NotInProgrammeProblem",
    "NotInProgrammeProblemErrorsItem",
    "OfferingBody",
    "OfferingBodyKindType0",
    "OfferingBodyOpenTo",
    "OfferingThatEnds",
    "OfferingView",
    "OfferingViewCanItem",
    "OfferingViewKindType0",
    "OfferingViewOpenTo",
    "OfferingViewPlaceKindType0",
    "OpenGoal",
    "OpenSignInView",
    "OperatorsReason",
    "Outcome",
    "OverrideBody",
    "OverrideView",
    "PageOfAppeal",
    "PageOfAuditEntry",
    "PageOfBlock",
    "PageOfCard",
    "PageOfConsentState",
    "PageOfDeadLetter",
    "PageOfDraft",
    "PageOfGoal",
    "PageOfGoalVersion",
    "PageOfHelpRequest",
    "PageOfHold",
    "PageOfInvitee",
    "PageOfLook",
    "PageOfMatchRun",
    "PageOfMembership",
    "PageOfMentorship",
    "PageOfMessage",
    "PageOfMyMembership",
    "PageOfMyReport",
    "PageOfName",
    "PageOfOffering",
    "PageOfOpenSignIn",
    "PageOfParkedKey",
    "PageOfParkedMail",
    "PageOfProgramme",
    "PageOfProposal",
    "PageOfPublicCard",
    "PageOfRecommendation",
    "PageOfReport",
    "PageOfRequest",
    "PageOfRevision",
    "PageOfSession",
    "PageOfSkill",
    "PageOfTerms",
    "PageOfThreadMessage",
    "PageOfTimelineEntry",
    "PageOfUnmatched",
    "PageOfWorkItem",
    "ParkedKeyView",
    "ParkedKeyViewCanItem",
    "ParkedMailView",
    "PasskeyAnswer",
    "PasskeyAnswerCredential",
    "PasskeysView",
    "PasskeyView",
    "PeopleFile",
    "PersonChanges",
    "PersonView",
    "PersonViewCanItem",
    "PersonViewMissingItem",
    "PhotoView",
    "PlaceBody",
    "PlaceBodyKind",
    "PlaceView",
    "PlaceViewKind",
    "PreferencesBody",
    "PreferencesBodyMail",
    "PreferencesView",
    "PreferencesViewMail",
    "Problem",
    "ProblemErrorsItem",
    "ProblemView",
    "ProblemViewColumn",
    "ProblemViewWrong",
    "ProfileGoalView",
    "ProfileGoalViewHorizon",
    "ProfileGoalViewKind",
    "ProgrammeTextBody",
    "ProgrammeTextView",
    "ProgrammeView",
    "ProgrammeViewJoinedBy",
    "ProposalAnswered",
    "ProposalsThatEnd",
    "ProposalThatEnds",
    "ProposalView",
    "ProposalViewCanItem",
    "ProposalViewEndedBecauseType0",
    "ProposalViewState",
    "PublicCardView",
    "PublicCardViewMeetingRhythm",
    "PublicCardViewMenteeTypesItem",
    "PublicCardViewStage",
    "PublicCardViewStylesItem",
    "QuestionBody",
    "QuestionView",
    "ReadingBody",
    "ReadPhotoSize",
    "ReasonView",
    "ReasonViewFactor",
    "ReasonViewSide",
    "RecommendationView",
    "RefreshGrant",
    "Reminder",
    "ReminderSide",
    "ReportView",
    "ReportViewCanItem",
    "ReportViewOutcomeType0",
    "ReportViewReason",
    "ReportViewState",
    "RequestView",
    "Rescheduling",
    "RevisionView",
    "RevisionViewChannelType0",
    "RevisionViewMeetingRhythm",
    "RevisionViewPhase",
    "RevisionViewProposedBy",
    "RoadmapToDraw",
    "RoadmapView",
    "RuledOutView",
    "RulesView",
    "SeriesConflictsProblem",
    "SeriesConflictsProblemConflictsItem",
    "SeriesConflictsProblemErrorsItem",
    "SeriesSessionView",
    "SeriesSessionViewAbsenceReportedByType0",
    "SeriesSessionViewAbsentType0",
    "SeriesSessionViewAnswers",
    "SeriesSessionViewAppealType0",
    "SeriesSessionViewCancelledBecauseType0",
    "SeriesSessionViewCancelledByType0",
    "SeriesSessionViewCanItem",
    "SeriesSessionViewKindType0",
    "SeriesSessionViewState",
    "SeriesView",
    "ServiceProgress",
    "ServiceProgressState",
    "SessionAhead",
    "SessionAheadState",
    "SessionInTheWay",
    "SessionInTheWayState",
    "SessionPlaceView",
    "SessionsThatEnd",
    "SessionView",
    "SessionViewAbsenceReportedByType0",
    "SessionViewAbsentType0",
    "SessionViewAnswers",
    "SessionViewAppealType0",
    "SessionViewCancelledBecauseType0",
    "SessionViewCancelledByType0",
    "SessionViewCanItem",
    "SessionViewKindType0",
    "SessionViewState",
    "SetAvailabilityView",
    "ShortCardsView",
    "ShortCardView",
    "SidesView",
    "SignedUpView",
    "SignedUpViewState",
    "SignInView",
    "SignUpBody",
    "SignUpBodyAnswers",
    "SignUpBodyRole",
    "SignUpByCode",
    "SignUpByCodeAnswers",
    "SignUpByCodeRole",
    "SkillLevelBody",
    "SkillLevelView",
    "SkillNameView",
    "SkillToLearnView",
    "SkillView",
    "SkillWantedBody",
    "SkillWantedView",
    "SkippedLocalTimeProblem",
    "SkippedLocalTimeProblemErrorsItem",
    "SlotsOfMentorsView",
    "SlotsView",
    "SlotTakenProblem",
    "SlotTakenProblemErrorsItem",
    "SlotTakenProblemNextSlotsItem",
    "SlotView",
    "SpokenView",
    "StepSeen",
    "StepSeenStatus",
    "StreamMyMessagesResponse200",
    "Successor",
    "SuggestionView",
    "SuggestionViewStep",
    "SuspensionReason",
    "SuspensionView",
    "SuspensionViewCanItem",
    "TakenTimeOff",
    "TermsBody",
    "TermsBodyJoinedBy",
    "TermsView",
    "TermsViewCanItem",
    "TermsViewJoinedBy",
    "ThreadCounts",
    "ThreadMessageView",
    "ThreadMessageViewSide",
    "ThreadReading",
    "TimelineEntry",
    "TimelineEntryByType0",
    "TimelineEntrySessionKindType0",
    "TimelineEntryStageType0",
    "TimelineEntryWhat",
    "TimeOffPreview",
    "TimeOffSpan",
    "TimeOffView",
    "TokensView",
    "TooManyBlocksProblem",
    "TooManyBlocksProblemErrorsItem",
    "TooManyGoalsProblem",
    "TooManyGoalsProblemErrorsItem",
    "TooManyLanguagesProblem",
    "TooManyLanguagesProblemErrorsItem",
    "TooManySkillsProblem",
    "TooManySkillsProblemErrorsItem",
    "TopicView",
    "TopicViewAskedBy",
    "TrackedGoalView",
    "TrackedGoalViewStatus",
    "TrackedStepView",
    "TrackedStepViewSideType0",
    "TrackedStepViewStatus",
    "TrackerView",
    "TravelBody",
    "TravelView",
    "UnfitAnswersProblem",
    "UnfitAnswersProblemErrorsItem",
    "UnknownMentorProblem",
    "UnknownMentorProblemErrorsItem",
    "UnmatchedView",
    "VocabularyView",
    "WeeklyBody",
    "WeeklyView",
    "Weights",
    "WhatToKeep",
    "WhyView",
    "WhyViewFactor",
    "WindowBody",
    "WindowView",
    "WordView",
    "WorkCount",
    "WorkCountReason",
    "WorkCounts",
    "WorkItemView",
    "WorkItemViewReason",
    "WorkView",
    "WorkViewChallengeType0",
    "WrongCodeProblem",
    "WrongCodeProblemErrorsItem",
    "ZoneView",
)
