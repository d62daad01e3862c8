"""What this service says to people, in German."""

from typing import Final

from services.mentorships.domain.momentum import Health
from services.mentorships.domain.smart import Hint
from services.mentorships.domain.stages import Cause, Guide
from services.mentorships.domain.tracker import Wording
from services.mentorships.domain.work import Reason
from shared.contracts.vocabulary import MentorshipStage, NextStep, Side

GERMAN: Final = {
    "mentorship-not-found": "Dieses Mentoring gibt es nicht, oder es ist nicht Ihres.",
    "mentorship-ended": "Dieses Mentoring ist beendet. Es lässt sich lesen, aber nicht mehr ändern.",
    "mentorship-paused": "Dieses Mentoring ruht. Bitte zuerst fortsetzen.",
    "mentorship-not-paused": "Dieses Mentoring ruht nicht, also gibt es nichts fortzusetzen.",
    "pause-out-of-range": "Eine Pause endet an einem Tag, der vor Ihnen liegt, spätestens in einem halben Jahr.",
    "too-many-changes-of-mentorship": "Das genügt für einen Tag: zehn Abschnitte, Pausen und ihre Enden, von denen die andere "
    "Seite erfahren hat. Bitte später weitermachen.",
    "already-at-stage": "Das Mentoring ist schon in diesem Abschnitt.",
    "agreement-not-found": "In diesem Mentoring hat noch niemand eine Vereinbarung vorgeschlagen; wer eine vorschlägt, legt sie an.",
    "agreement-not-proposed": "Keine Vereinbarung wartet auf Antwort: Was vorgeschlagen war, ist beantwortet, zurückgezogen oder abgelaufen.",
    "agreement-changed": "Inzwischen ist etwas anderes vorgeschlagen. Bitte lesen Sie es, bevor Sie zustimmen oder ablehnen.",
    "own-agreement-proposal": "Dieser Vorschlag ist Ihrer: Die andere Seite beantwortet ihn. Sie können ihn zurückziehen oder etwas anderes vorschlagen.",
    "others-agreement-proposal": "Dieser Vorschlag ist von der anderen Seite: Stimmen Sie zu, lehnen Sie ab, oder schlagen Sie etwas anderes vor.",
    "agreement-too-long": "Eine Vereinbarung gilt höchstens drei Jahre; danach lässt sie sich erneuern.",
    "session-length-out-of-range": "Vereinbarte Treffen dauern 15 bis 240 Minuten.",
    "too-many-agreement-proposals": "Für einen Tag ist das genug: fünf Vorschläge einer Vereinbarung. Sprechen Sie miteinander, und machen Sie morgen weiter.",
    "mentees-wishes": "Was im Profil steht, bringt ein, wer als Mentee teilnimmt; Sie können ein eigenes Ziel vorschlagen.",
    "no-goals-to-begin": "Ihr Profil nennt kein Ziel, das nicht schon hier steht.",
    "goal-not-found": "Dieses Ziel gibt es nicht, oder es ist nicht Ihres.",
    "goal-closed": "Dieses Ziel ist erreicht oder aufgegeben. Bitte zuerst wieder aufnehmen.",
    "goal-not-agreed": "Dieses Ziel wartet auf das Ja der anderen Seite. Begonnen und erreicht werden kann es, sobald Sie beide zugestimmt haben.",
    "goal-changed": "Dieses Ziel hat sich geändert, seit Sie es gelesen haben. Bitte lesen Sie es noch einmal, bevor Sie zustimmen.",
    "own-goal": "Dieses Ziel steht in Ihren Worten: Die andere Seite stimmt zu oder fasst es anders.",
    "too-many-goals": "Ein Mentoring fasst höchstens 50 Ziele; wenige werden öfter erreicht als viele.",
    "action-step-not-found": "Diesen Schritt gibt es nicht, oder es ist nicht Ihrer.",
    "too-many-action-steps": "Ein Ziel fasst höchstens 50 Schritte; der Rest ist ein zweites Ziel.",
    "deadline-in-past": "Eine Frist liegt in der Zukunft: Dieser Tag ist überall auf der Erde vorbei.",
    "deadlines-out-of-order": "Ein Schritt ist nicht später fällig als sein Ziel, ein Ziel nicht später als sein Meilenstein, und ein Meilenstein nicht früher als der vorige.",
    "session-not-found": "Dieses Treffen gibt es nicht, oder Sie nehmen nicht daran teil.",
    "agenda-not-found": "Für dieses Treffen hat noch niemand eine Agenda geschrieben; wer eine schreibt, legt sie an.",
    "session-over": "Das Treffen ist vorbei oder abgesagt; seine Agenda bleibt, wie sie ist.",
    "too-many-topics": "Eine Agenda fasst höchstens 50 Themen; mehr passen nicht in ein Treffen.",
    "thread-message-not-found": "Diese Nachricht gibt es nicht, oder sie ist nicht für Sie bestimmt.",
    "too-many-messages": "Für einen Tag ist das genug: hundert Nachrichten an einen Menschen. Vielleicht ist es Zeit für ein Treffen.",
    "worksheet-not-found": "Zu diesem Treffen ist noch kein Arbeitsblatt ausgefüllt; wer als Mentee teilnimmt, legt es an.",
    "mentees-worksheet": "Durch das Treffen führt, wer als Mentee teilnimmt: Das Arbeitsblatt füllen nicht Sie aus, Sie lesen es.",
    "agenda-topic-not-found": "Dieses Thema steht auf keiner Ihrer Agenden.",
    "session-not-begun": "Was in einem Treffen beschlossen wird, lässt sich von seinem Beginn an festhalten.",
    "too-many-check-ins": "Für einen Tag ist das genug: zwanzig Zwischenstände von Ihnen in diesem Mentoring. Morgen geht es weiter.",
    "form-changed": "Was gefragt wird, hat sich geändert, seit Sie es gelesen haben. Bitte lesen Sie es noch einmal, bevor Sie antworten.",
    "suggestion-not-found": "Diesen Vorschlag gibt es nicht, oder er ist nicht für Sie bestimmt.",
    "not-from-here": "Von hier aus führt bei diesem Vorschlag kein Weg dorthin. Bitte sehen Sie ihn noch einmal an: Dort steht, was möglich ist.",
    "others-to-say": "Was aus einem Vorschlag wird, sagt, wer ihn bekommen hat; wer ihn gemacht hat, kann ihn bis dahin zurücknehmen.",
    "too-many-suggestions": "Für einen Tag ist das genug: zwanzig Vorschläge an einen Menschen. Wenige werden öfter aufgegriffen als viele.",
    "shelf-item-not-found": "Das steht nicht in Ihrem Regal.",
    "shelf-full": "Ein Regal fasst höchstens 200 Dinge. Nehmen Sie weg, was Sie nicht mehr vorschlagen.",
    "story-is-told": "Eine Geschichte liest man, wo sie zu einem Ziel passt; anfangen oder abschließen lässt sie sich nicht, also auch nicht vorschlagen.",
    "too-many-ratings": "Für einen Tag ist das genug: Zehnmal haben Sie gesagt, wo die Fähigkeiten stehen. Sie wachsen langsamer.",
    "confidence-is-ones-own": "Wie zuversichtlich sie oder er ist, sagt, wer als Mentee teilnimmt.",
    "nothing-rated": "Eine Bewertung nennt Fähigkeiten, jede einmal, oder sagt, wie zuversichtlich Sie sind.",
    "kudos-not-found": "Diesen Dank gibt es nicht, oder er ist nicht für Sie bestimmt.",
    "too-much-kudos": "Für einen Tag ist das genug: Dreimal haben Sie der anderen Seite gedankt. Seltener Dank wiegt mehr.",
    "badge-not-earned": "Eine Auszeichnung über den Abschluss ist für alle, deren Mentoring mit einem erreichten Ziel zu Ende ging, eine über Dank für alle, denen die andere Seite gedankt hat.",
    "badge-claimed-too-often": "Fünfmal haben Sie diese Auszeichnung verlangt und zurückgenommen: Das genügt.",
    "introduction-not-found": "Diese Vorstellung gibt es nicht, oder sie ist nicht für Sie bestimmt.",
    "introduction-over": "Diese Vorstellung wartet auf niemanden mehr: Sie kam zustande oder nicht.",
    "not-yours-to-answer": "Diese Antwort geben nicht Sie, oder noch nicht. Bitte sehen Sie die Vorstellung noch einmal an: Dort steht, was Sie tun können.",
    "unfit-contact": "Von denen, die hier sind, stellen Sie vor, wer mit Ihnen ein Mentoring hat oder hatte, und nicht Sie beide selbst.",
    "too-many-introductions": "Für einen Tag ist das genug: drei Vorstellungen. Jede davon bittet Menschen um etwas.",
    "nothing-to-prepare": "Ihr Programm bittet Sie um keine Vorbereitung.",
    "notes-not-found": "Sie haben zu diesem Treffen noch keine Notizen geschrieben; wer welche schreibt, legt sie an.",
    "notes-too-early": "Notizen sind vom Beginn eines Treffens an möglich. Davor gibt es die Agenda.",
    "notes-closed": "Was Sie hier teilen, erreicht niemanden mehr. Ihre privaten Notizen können Sie weiterhin schreiben.",
    "feedback-already-given": "Sie haben Ihr Feedback zu diesem Treffen gegeben; solange es verborgen ist, können Sie es berichtigen.",
    "feedback-not-found": "Dieses Feedback gibt es nicht, oder es ist (noch) nicht für Sie bestimmt.",
    "feedback-closed": "Die Zeit, zu diesem Treffen Feedback zu geben oder es zu berichtigen, ist vorbei.",
    "own-feedback": "Das haben Sie selbst gesagt: Die andere Seite antwortet darauf.",
    "feedback-already-answered": "Auf dieses Feedback haben Sie geantwortet; was es sonst zu sagen gibt, schreiben oder besprechen Sie miteinander.",
    "session-not-over": "Feedback ist möglich, sobald das Treffen stattgefunden hat.",
    "session-did-not-take-place": "Dieses Treffen wurde abgesagt oder versäumt; dazu gibt es kein Feedback.",
    "not-a-session-of-two": "Feedback gibt es zwischen zweien; an diesem Treffen nahmen mehrere Mentees teil.",
    "rating-out-of-range": "Eine Bewertung ist eine ganze Zahl von 1 bis 5.",
    "too-many-skills": "Feedback nennt höchstens 20 Fähigkeiten, jede einmal.",
    "help-request-not-found": "Diese Bitte um Hilfe gibt es nicht, oder sie ist nicht für Sie bestimmt.",
    "help-already-asked": "Sie haben in diesem Mentoring um Hilfe gebeten, und noch hat niemand geantwortet. Um es anders zu sagen, ziehen Sie die Bitte zurück.",
    "help-settled": "Diese Bitte um Hilfe ist beantwortet oder zurückgezogen.",
    "too-many-help-requests": "Für einen Tag ist das genug: fünf Bitten um Hilfe. Wer Ihr Programm betreut, hat sie bekommen.",
    "too-soon-to-remind": "In der letzten Woche wurde dort schon auf etwas hingewiesen, oder es ist dort gerade nicht Tag. Später geht es.",
    "wants-no-word": "Dieser Mensch möchte zu diesem Mentoring ungefragt nichts hören.",
    "nothing-to-remind-of": "In diesem Mentoring gibt es nichts, was dieser Mensch als Nächstes tun könnte.",
    "mentees-choice": "Was ins nächste Mentoring mitgeht, sagt die oder der Mentee.",
    "mentors-choice": "Wer nachfolgen könnte, schlägt die Mentorin oder der Mentor vor.",
    "unfit-successor": "Nachfolgen kann nur, wer Mentoring gibt und nicht Sie beide ist.",
    "already-carried": "Was ins nächste Mentoring mitgehen sollte, ist dort schon angekommen.",
    "roadmap-not-found": "In diesem Mentoring hat noch niemand einen Fahrplan gezeichnet; wer einen zeichnet, legt ihn an.",
    "milestone-not-found": "Diesen Meilenstein gibt es im Fahrplan dieses Mentorings nicht, oder er ist zweimal genannt.",
    "too-many-milestones": "Ein Fahrplan fasst höchstens 20 Meilensteine; ein Ziel, das mehr braucht, sind zwei Ziele.",
    "stages-not-whole": "Die Tabelle sagt zu jedem der vier Abschnitte etwas, einmal.",
    "stages-up-to-date": "Alle laufenden Mentorings dieses Programms haben die Abschnitte, die jetzt gelten.",
    "unknown-programme": "Dieses Programm gibt es nicht.",
    "numbers-unreadable": "Dieser Dienst kennt den Schlüssel nicht, mit dem Personalnummern verschlüsselt werden: Wer ihn betreibt, setzt NUMBER_KEY.",
    "too-many-facts": "Eine Datei mit Angaben hat höchstens 50.000 Zeilen.",
    "release-not-found": "Diese Veröffentlichung gibt es nicht.",
    "already-released": "Für dieses Quartal ist die Wirkung veröffentlicht oder wird es gleich: Zweimal im Quartal ließen sich Einzelne aus dem Unterschied ablesen.",
    "not-released": "Diese Veröffentlichung ist noch nicht berechnet. Wer sie liest, sieht, wie weit sie ist.",
    "plan-fixed": "Nach diesem Plan wurde veröffentlicht: Was verglichen wird und bis wann, steht fest, bevor es Zahlen gibt.",
    "unfair-comparison": "Wer je einen Platz angeboten bekam, neben allen anderen: Das ist kein fairer Vergleich, denn spätere Angebote gingen an "
    "die, die noch warteten. Vergleichen Sie nach der ersten Auslosung, oder nennen Sie es ausgewählt.",
    "survey-not-found": "Diese Umfrage gibt es nicht.",
    "survey-dates-unfit": "Eine Umfrage beginnt an einem Tag und endet an einem späteren, innerhalb von 90 Tagen; ohne beide Tage müssen die des "
    "Programms sagen, wann.",
    "no-survey-key": "Niemand könnte antworten: Wer diese Plattform betreibt, legt zuerst einen Schlüssel für Links zu Umfragen fest.",
    "survey-closed": "Diese Umfrage lässt sich jetzt nicht beantworten.",
    "survey-link-bad": "Dieser Link gilt nicht oder nicht mehr. Eine Erinnerung bringt einen neuen.",
    "unfit-text": "Ein Text ist hier weder leer noch länger als sein Platz.",
}

GUIDES: Final[dict[MentorshipStage, Guide]] = {
    guide.stage: guide
    for guide in (
        Guide(
            "initiation",
            "Lernen Sie einander kennen und sagen Sie, was Sie von diesem Mentoring erwarten.",
            (
                "Ein erstes Treffen: woher Sie kommen, was Sie hoffen, was Sie lieber vermeiden.",
                "Verabreden Sie, wie oft Sie sich treffen, wie Sie sich erreichen und was unter Ihnen bleibt.",
                "Buchen Sie die nächsten Treffen.",
            ),
        ),
        Guide(
            "goal_setting",
            "Machen Sie aus Wünschen wenige Ziele, deren Erreichen Sie beide sehen können.",
            (
                "Eine Zielwerkstatt: spezifisch, messbar, erreichbar, wichtig, mit einem Datum.",
                "Schreiben Sie ein kurzfristiges und ein langfristiges Ziel auf.",
                "Geben Sie jedem Ziel seinen ersten Schritt und eine Frist.",
            ),
        ),
        Guide(
            "engagement",
            "Arbeiten Sie an den Zielen, Treffen für Treffen.",
            (
                "Treffen Sie sich regelmäßig und schreiben Sie vorher die Agenda.",
                "Sehen Sie sich jeden Schritt an: was getan ist, was stockt, was folgt.",
                "Üben, fordern, teilen Sie, was und wen Sie kennen.",
            ),
        ),
        Guide(
            "feedback",
            "Blicken Sie zurück, danken Sie einander und entscheiden Sie, wie es weitergeht.",
            (
                "Gehen Sie die Ziele durch: was erreicht ist und was den Unterschied gemacht hat.",
                "Geben Sie einander ehrliches Feedback.",
                "Setzen Sie gemeinsam ein neues Ziel, oder beenden Sie das Mentoring im Guten.",
            ),
        ),
    )
}

AFTERWARDS: Final[dict[tuple[Side, bool], str]] = {
    ("mentee", False): "Behalten Sie, was Sie erreicht haben. Wenn Sie weitermachen möchten, zeigen Ihre Empfehlungen, "
    "wer Ihr Mentoring als Nächstes übernehmen könnte.",
    (
        "mentee",
        True,
    ): "Wer Sie begleitet hat, ist nicht mehr für Sie da, und das liegt nicht an Ihnen. Was Sie erreicht haben, bleibt "
    "Ihres; Ihre Empfehlungen zeigen, wer Ihr Mentoring als Nächstes übernehmen könnte.",
    ("mentor", False): "Danke für Ihre Zeit. Es ist wieder Platz für jemand anderen: Neue Mentees können Sie fragen.",
    (
        "mentor",
        True,
    ): "Ihre oder Ihr Mentee ist nicht mehr da. Es ist wieder Platz für jemand anderen: Neue Mentees können Sie "
    "fragen.",
}
"""Was jede Seite nach dem Ende tun kann."""

WHEN: Final[dict[tuple[MentorshipStage, MentorshipStage], str]] = {
    ("initiation", "goal_setting"): "Das erste Treffen hat stattgefunden.",
    ("goal_setting", "engagement"): "Einem Ziel mit einem ersten Schritt haben beide zugestimmt.",
    ("goal_setting", "initiation"): "Das einzige Treffen hat doch nicht stattgefunden.",
    ("engagement", "feedback"): "Das letzte offene Ziel ist erreicht oder aufgegeben.",
    ("feedback", "engagement"): "Ein neues Ziel ist gesetzt.",
}
"""What leads from a stage to the next, by both."""

MANY: Final[dict[Cause, str]] = {
    "sessions_held": "{number} Treffen dieses Abschnitts haben stattgefunden.",
    "goals_agreed": "{number} Zielen mit je einem ersten Schritt haben beide zugestimmt.",
    "session_undone": "Weniger als {number} Treffen des Abschnitts haben doch stattgefunden.",
    "goals_closed": "{number} Ziele sind erreicht, und keines ist mehr offen.",
    "goal_set": "{number} Ziele sind offen.",
}
"""Likewise, where a programme wants more than one."""

HINTS: Final[dict[Hint, str]] = {
    "specific": "Spezifisch: Sagen Sie in ein paar Worten mehr, was anders sein wird, wenn es erreicht ist.",
    "measurable": "Messbar: Nennen Sie etwas, das sich zählen oder sehen lässt, damit Sie beide wissen, wann es erreicht ist.",
    "achievable": "Erreichbar: Geben Sie ihm einen ersten Schritt, der bald getan werden kann.",
    "dated": "Terminiert: Geben Sie ihm eine Frist; ein Wunsch ohne Frist wartet.",
    "sooner": "Terminiert: Es ist für bald gedacht, und seine Frist liegt mehr als ein halbes Jahr entfernt. Wählen Sie einen früheren Teil davon.",
}
"""What would make a goal clearer."""

TRACKER: Final = Wording(
    title="Fortschritt",
    columns={
        "goal": "Ziel",
        "action_step": "Schritt",
        "whose": "Wessen",
        "deadline": "Frist",
        "status": "Stand",
        "comment": "Letzter Kommentar",
    },
    statuses={
        "not_started": "Nicht begonnen",
        "in_progress": "In Arbeit",
        "completed": "Erreicht",
        "dropped": "Aufgegeben",
    },
    sides={"mentor": "Mentor", "mentee": "Mentee", None: "Beide"},
    overdue="überfällig",
    gone="(nicht mehr sichtbar)",
)

HEALTH: Final[dict[Health, str]] = {
    "on_track": "Es geht voran: Sie haben sich im verabredeten Takt getroffen oder etwas getan, oder ein Treffen steht bevor.",
    "meeting_due": "Nach Ihrem Takt ist es Zeit für das nächste Treffen, und noch ist keines gebucht.",
    "quiet": "Es ist ruhiger geworden, als Sie es verabredet haben.",
    "silent": "Es ist lange still. Auch das kommt vor: Weitermachen, eine Pause und ein gutes Ende sind alle in Ordnung.",
    "paused": "Sie machen eine Pause; in ihr wird nichts erwartet.",
    "ended": "Dieses Mentoring ist beendet.",
}

WORK: Final[dict[Reason, tuple[str, str]]] = {
    "asking_for_help": ("Jemand von den beiden bittet um Ihre Hilfe.", "Lesen Sie die Bitte, und antworten Sie."),
    "silent": (
        "Nach dem verabredeten Takt ist es lange still, und kleine Hinweise blieben ohne Antwort.",
        "Erinnern Sie jemanden von beiden an den nächsten Schritt, oder beenden Sie das Mentoring für sie im Guten.",
    ),
    "not_met": (
        "Drei Wochen nach dem Ja haben sich die beiden noch nicht getroffen, und kein Treffen steht bevor.",
        "Erinnern Sie die oder den Mentee daran, ein erstes Treffen zu buchen.",
    ),
    "at_risk": (
        "Es ist ruhiger geworden als verabredet, und kein Treffen steht bevor.",
        "Erinnern Sie jemanden von beiden an den nächsten Schritt.",
    ),
    "waiting_for_answer": (
        "Vor einer Woche wurde eine Vereinbarung vorgeschlagen, und die andere Seite hat nicht geantwortet.",
        "Erinnern Sie die andere Seite an die Antwort.",
    ),
    "ending_soon": (
        "Die Vereinbarung der beiden läuft in den nächsten drei Wochen aus oder ist ausgelaufen.",
        "Erinnern Sie daran, sie zu erneuern oder zurückzublicken und im Guten zu enden.",
    ),
    "unmatched": (
        "Als Mentee im Programm und, soweit hier bekannt, dort ohne Mentor.",
        "Lassen Sie im Programm noch einmal zuordnen, für alle, die später gekommen sind.",
    ),
}
"""Why something is on the list, and what helps."""

NEXT_STEPS: Final[dict[NextStep, tuple[str, str]]] = {
    "read_messages": ("Lesen Sie, was die andere Seite Ihnen geschrieben hat.", "Es ist neu und ungelesen."),
    "answer_agreement": (
        "Beantworten Sie die vorgeschlagene Vereinbarung.",
        "Die andere Seite wartet auf Ihr Ja oder Nein.",
    ),
    "agree_goal": (
        "Stimmen Sie dem vorgeschlagenen Ziel zu, oder formulieren Sie es anders.",
        "Ein Ziel gilt, sobald Sie beide zugestimmt haben.",
    ),
    "book_first_session": (
        "Buchen Sie ein erstes Treffen.",
        "Alles Weitere beginnt damit, dass Sie sich kennenlernen.",
    ),
    "open_hours": (
        "Prüfen Sie, ob in Ihren Zeiten noch Platz für ein Treffen ist.",
        "Gebucht werden kann nur, was frei ist.",
    ),
    "propose_agreement": (
        "Schlagen Sie vor, wie Sie zusammenarbeiten.",
        "Wer Takt und Erwartungen früh bespricht, bleibt eher dabei.",
    ),
    "renew_agreement": (
        "Erneuern Sie Ihre Vereinbarung, oder beenden Sie das Mentoring im Guten.",
        "Ihre Vereinbarung läuft bald aus oder ist ausgelaufen.",
    ),
    "do_overdue_step": (
        "Erledigen Sie den überfälligen Schritt, oder geben Sie ihm eine neue Frist.",
        "Seine Frist ist vorbei.",
    ),
    "book_session": ("Buchen Sie das nächste Treffen.", "Nach Ihrem Takt ist es Zeit dafür."),
    "set_goal": ("Setzen Sie ein Ziel.", "Noch gibt es keines, an dem Sie beide sehen können, wie weit Sie sind."),
    "look_back": (
        "Blicken Sie zurück, und setzen Sie ein neues Ziel oder beenden Sie das Mentoring im Guten.",
        "Ihre Ziele sind erreicht.",
    ),
    "add_action_step": ("Geben Sie Ihrem Ziel den nächsten Schritt.", "Zu diesem Ziel ist kein Schritt offen."),
    "write_agenda": (
        "Schreiben Sie auf, worüber Sie sprechen möchten.",
        "Ein Treffen steht bevor und hat noch keine Agenda.",
    ),
    "answer_introduction": (
        "Beantworten Sie die Vorstellung, die auf Sie wartet.",
        "Zwei könnten sich kennenlernen, die sich sonst nicht träfen; ein Ja und ein Nein sind beide in Ordnung.",
    ),
    "answer_challenge": (
        "Nehmen Sie die Herausforderung an, die auf Sie wartet, oder lehnen Sie sie ab.",
        "Die andere Seite hat sie sich für Sie überlegt, und beides ist in Ordnung.",
    ),
    "prepare": (
        "Bereiten Sie sich auf Ihr erstes Treffen vor.",
        "Ihr Programm bittet darum; es dauert ein paar Minuten.",
    ),
    "change_rhythm": (
        "Schlagen Sie einen Takt vor, der zu Ihnen passt.",
        "Seit einer Weile treffen Sie sich viel seltener oder öfter als verabredet; verlassen kann man sich auf das, was zu einem passt.",
    ),
    "review_expectations": (
        "Sehen Sie sich noch einmal an, was Sie erwartet haben.",
        "Sie haben es vor einer Weile aufgeschrieben; neu zu verhandeln ist normal.",
    ),
    "give_back": (
        "Geben Sie weiter, was Sie gelernt haben, und begleiten Sie selbst jemanden.",
        "Sie haben erreicht, was Sie sich vorgenommen hatten.",
    ),
    "answer_feedback": (
        "Antworten Sie auf das Feedback, das Sie bekommen haben.",
        "Was man mit einem Satz beantwortet, bleibt eher; vielleicht wird ein Schritt daraus.",
    ),
    "rebook_session": (
        "Wählen Sie einen neuen Termin.",
        "Ihr letztes Treffen kam nicht zustande; das kommt vor, und niemand muss etwas erklären.",
    ),
    "rate_skills": (
        "Sagen Sie, wo die Fähigkeiten stehen.",
        "Nur was man hin und wieder ansieht, zeigt, wie es sich verändert.",
    ),
    "check_in": ("Sagen Sie in einer Minute, wie es geht.", "Nach Ihrem Takt ist es Zeit dafür."),
    "do_step": ("Gehen Sie den nächsten Schritt.", "Er ist der nächste, der offen ist."),
    "decide": (
        "Entscheiden Sie, wie es weitergeht: weitermachen, eine Pause oder ein gutes Ende.",
        "Es ist lange still.",
    ),
}
"""What is best done next, and why."""
