# Was Menschen mitgeteilt wird, auf Deutsch. Was die Namen bedeuten, steht in der englischen Datei.

somebody = jemand
    .dative = jemandem
    .accusative = jemanden
gone = jemand, der nicht mehr dabei ist,
    .dative = jemandem, der nicht mehr dabei ist,
    .accusative = jemanden, der nicht mehr dabei ist,
mentees = { $count ->
    [one] ein Mentee
   *[other] { $count } Mentees
}
    .dative = { $count ->
        [one] einem Mentee
       *[other] { $count } Mentees
    }
    .accusative = { $count ->
        [one] einen Mentee
       *[other] { $count } Mentees
    }

proposal =
    .title = Anfrage: { $who } wünscht sich Sie als Mentor oder Mentorin
    .text = { $Who } fragt, ob Sie Mentor oder Mentorin sein möchten. Bitte antworten Sie bis { $respondBy }. Mit einem Ja beginnt das Mentoring; auch ein Nein ist in Ordnung, die Anfrage zieht dann weiter.
proposal_reminder =
    .title = Noch ein Tag: { $who } wartet auf Ihre Antwort
    .text = Eine leise Erinnerung: { $who } hat Sie um Begleitung gebeten. Es bleibt ein Tag; nach { $respondBy } zieht die Anfrage von selbst weiter.
proposal_withdrawn-withdrawn =
    .title = Zurückgezogen: die Anfrage von { $with }
    .text = { $Who } hat die Anfrage an Sie zurückgezogen. Sie müssen nichts tun.
proposal_withdrawn-settled =
    .title = Nicht mehr offen: die Anfrage von { $with }
    .text = Die Anfrage von { $with } an Sie ist nicht mehr offen. Sie müssen nichts tun.
answer-accepted =
    .title = Gute Nachricht: { $who } hat Ja gesagt
    .text = { $Who } begleitet Sie gern. Der nächste Schritt ist ein erstes Treffen zum Kennenlernen: Wählen Sie eine Zeit, die Ihnen beiden passt.
answer-declined =
    .title = Ihre Anfrage: { $who } kann Sie zurzeit nicht begleiten
    .text = { $Who } hat Ihre Anfrage gelesen und kann sie zurzeit nicht annehmen. Gründe für ein Nein gibt es viele, am häufigsten fehlt die Zeit. { $next }
answer-expired =
    .title = Ihre Anfrage: { $who } hat nicht rechtzeitig geantwortet
    .text = { $Who } hat auf Ihre Anfrage nicht rechtzeitig geantwortet. { $next }
answer-passed_over =
    .title = Ihre Anfrage: { $who } nimmt zurzeit keine neuen Mentees an
    .text = { $Who } nimmt zurzeit keine neuen Mentees an. { $next }
answer-mentor_left =
    .title = Ihre Anfrage: Wen Sie gefragt haben, ist nicht mehr dabei
    .text = Wen Sie gefragt haben, hat Mentoring verlassen und kann nicht mehr antworten. { $next }
answer-closed =
    .title = Ihre Anfrage an { $whom } ist zu Ende
    .text = Ihre Anfrage an { $whom } kann nicht mehr beantwortet werden. { $next }
answer-over =
    .title = Ihre Anfrage ist zu Ende
    .text = { $next }
next-goes_on = Ihre Anfrage geht an die Nächste oder den Nächsten, die Sie genannt haben.
next-over = Von denen, die Sie genannt haben, konnte niemand Ihre Anfrage annehmen; sie ist damit zu Ende. Suchen Sie gern weiter und fragen Sie wieder.
next-unknown = Was aus Ihrer Anfrage wird, steht dort.

session_request =
    .title = Anfrage: { $who } bittet um ein Treffen am { $start }
    .text = { $Who } möchte Sie treffen: { $when }. Bitte bestätigen Sie es oder lehnen Sie ab, bis { $respondBy }; so lange bleibt die Zeit frei.
session_request_ended-withdrawn =
    .title = Zurückgezogen: { $who } bittet nicht mehr um ein Treffen am { $start }
    .text = { $Who } hat die Bitte um ein Treffen zurückgezogen: { $when }. Sie müssen nichts tun.
session_request_ended-expired-mentor =
    .title = Das Treffen, um das { $who } für { $start } bat, wurde nicht bestätigt
    .text = { $Who } bat um ein Treffen: { $when }. Es wurde nicht rechtzeitig bestätigt; die Bitte ist damit erledigt und die Zeit wieder frei.
session_request_ended-expired-mentee =
    .title = Ihr Treffen mit { $with } am { $start } wurde nicht bestätigt
    .text = Ihr Treffen mit { $with } wurde nicht rechtzeitig bestätigt: { $when }. Bitte wählen Sie eine andere Zeit.
session_request_ended-declined =
    .title = Abgelehnt: Ihr Treffen am { $start } mit { $with }
    .text = { $Who } kann das Treffen nicht bestätigen: { $when }. Die Zeit ist wieder frei; bitte wählen Sie eine andere.
session_request_ended-ended =
    .title = Erledigt: die Bitte um ein Treffen am { $start }
    .text = Die Bitte um ein Treffen kann nicht mehr bestätigt werden: { $when }. Sie müssen nichts tun.
booking =
    .title = Gebucht: Treffen mit { $with }, { $start }
    .text = Ihr Treffen mit { $with } ist gebucht: { $when }.
moving =
    .title = Verschoben: Treffen mit { $with }, jetzt { $start }
    .text = { $mover ->
        [you] Sie haben Ihr Treffen mit { $with } verschoben.
        [other] { $Who } hat Ihr Treffen verschoben.
       *[both] Ihr Treffen mit { $with } hat eine neue Zeit.
    } Es findet statt: { $when }; geplant war vorher: { $was }.
place_change =
    .title = Ort: Treffen mit { $with }, { $start }
    .text = Wo Sie { $whom } treffen, steht jetzt fest oder hat sich geändert: { $when }.
clock_change-yours =
    .title = Zeitumstellung: Treffen mit { $with }, jetzt { $start }
    .text = Die Regeln der Uhren in Ihrer Zeitzone haben sich geändert. Ihr Treffen mit { $with } findet zum selben Zeitpunkt statt, auf Ihrer Uhr ist das jetzt { $when }. Vorher war es { $was }.
clock_change-theirs =
    .title = Zeitumstellung: Treffen mit { $with }, weiterhin { $start }
    .text = Die Regeln der Uhren haben sich geändert, wo { $who } lebt. Ihr Treffen findet zum selben Zeitpunkt statt: auf Ihrer Uhr weiterhin { $when }, auf der anderen zu einer anderen Tageszeit als vorher.
move_proposal =
    .title = Andere Zeit? { $who } schlägt { $proposedStart } vor
    .text = { $Who } möchte Sie zu einer anderen Zeit treffen: { $proposed } statt { $when }. Bitte nehmen Sie an oder lehnen Sie ab, bis { $respondBy }; so lange bleiben beide Zeiten frei, und das Treffen bleibt, wo es ist.
move_proposal_ended-declined =
    .title = Es bleibt bei { $start }: Treffen mit { $with }
    .text = { $Who } kann zu der Zeit nicht, die Sie vorgeschlagen haben: { $proposed }. Ihr Treffen bleibt, wo es ist: { $when }.
move_proposal_ended-withdrawn =
    .title = Es bleibt bei { $start }: Treffen mit { $with }
    .text = { $Who } schlägt { $proposed } nicht mehr vor. Ihr Treffen bleibt, wo es ist: { $when }.
move_proposal_ended-expired =
    .title = Es bleibt bei { $start }: Treffen mit { $with }
    .text = Niemand hat rechtzeitig geantwortet, ob Sie sich stattdessen zu dieser Zeit treffen: { $proposed }. Ihr Treffen mit { $with } bleibt, wo es ist: { $when }.
cancellation =
    .title = { $named ->
        [no] Abgesagt: Ihr Treffen am { $start }
       *[yes] Abgesagt: Treffen mit { $with }, { $start }
    }
    .text = { $named ->
        [no] Das geplante Treffen findet nicht statt: { $when }.
       *[yes] Das geplante Treffen mit { $with } findet nicht statt: { $when }.
    } { $why ->
        [you] Sie haben es abgesagt.
        [other] { $Who } hat es abgesagt.
        [you_away] Sie sind zu dieser Zeit nicht da.
        [other_away] { $Who } ist zu dieser Zeit nicht da.
        [mentorship_ended] Es entfällt mit dem Ende Ihres Mentorings.
        [mentor_left] Wer Sie begleitet hat, hat Mentoring verlassen.
        [mentee_left] Wen Sie begleitet haben, hat Mentoring verlassen.
        [you_ceased] Sie begleiten niemanden mehr.
        [other_ceased] { $Who } begleitet niemanden mehr.
       *[platform] Es wurde von der Plattform abgesagt.
    } { $again ->
        [no] {""}
        [elsewhere] Suchen Sie sich gern eine andere Begleitung.
       *[yes] Sie können jederzeit ein anderes buchen.
    }
reminder_day_before =
    .title = Erinnerung: Treffen mit { $with }, { $start }
    .text = Sie treffen { $whom }: { $when }. Ein guter Moment für einen Blick auf die Tagesordnung: Worüber möchten Sie sprechen?
reminder_hour_before =
    .title = Gleich: Treffen mit { $with }, { $start }
    .text = Ihr Treffen mit { $with } beginnt in etwa einer Stunde: { $when }.
absence =
    .title = Gilt als versäumt: Ihr Treffen mit { $with }, { $start }
    .text = { $absent ->
        [you] { $Who } gibt an, dass Sie nicht zu Ihrem Treffen gekommen sind ({ $when });
        [reporter] { $Who } gibt an, selbst nicht zu Ihrem Treffen gekommen zu sein ({ $when });
       *[unsaid] { $Who } gibt an, dass jemand nicht zu Ihrem Treffen gekommen ist ({ $when });
    } es gilt damit als versäumt. Sehen Sie es anders, können Sie innerhalb von acht Tagen danach Einspruch erheben; dann wird darüber entschieden.
appeal_decision-upheld =
    .title = Gilt weiter als versäumt: Ihr Treffen mit { $with }, { $start }
    .text = Über den Einspruch zu Ihrem Treffen mit { $with } ist entschieden ({ $when }): Es gilt als versäumt.
appeal_decision-granted =
    .title = Gilt als gehalten: Ihr Treffen mit { $with }, { $start }
    .text = Über den Einspruch zu Ihrem Treffen mit { $with } ist entschieden ({ $when }): Es gilt als gehalten.
feedback_request =
    .title = Wie war Ihr Treffen mit { $with } am { $start }?
    .text = Sie haben { $whom } getroffen: { $when }. Zwei Minuten Rückmeldung helfen Ihnen beiden. { $Who } kann sie lesen, sobald beide geschrieben haben, sonst nach sieben Tagen.
feedback =
    .title = Rückmeldung: { $who } hat über Ihr Treffen geschrieben
    .text = { $dated ->
        [yes] Die Rückmeldung von { $with } zu Ihrem Treffen können Sie jetzt lesen ({ $when }).
       *[no] Die Rückmeldung von { $with } zu Ihrem Treffen können Sie jetzt lesen.
    }

mentorship-opened =
    .title = Ihr Mentoring mit { $with } hat begonnen
    .text = Ihr Mentoring mit { $with } hat begonnen. Am Anfang steht ein Treffen zum Kennenlernen.
mentorship-stage_moved =
    .title = Ein neuer Abschnitt mit { $with }: { $stage }
    .text = Ihr Mentoring mit { $with } hat einen neuen Abschnitt erreicht: { $stage }.
mentorship-paused =
    .title = Ihr Mentoring mit { $with } ruht
    .text = Ihr Mentoring mit { $with } ruht für eine Weile.
mentorship-resumed =
    .title = Ihr Mentoring mit { $with } geht weiter
    .text = Ihr Mentoring mit { $with } geht weiter.
mentorship_ended-agreed =
    .title = Ihr Mentoring mit { $with } ist zu Ende
    .text = Ihr Mentoring mit { $with } ist zu Ende gegangen. Danke für die Zeit und die Gedanken, die Sie beide hineingesteckt haben. Was Sie erarbeitet haben, können Sie dort weiterhin lesen.
mentorship_ended-closed =
    .title = Ihr Mentoring mit { $with } ist zu Ende
    .text = Ihr Mentoring mit { $with } ist zu Ende gegangen. Was davon Ihres ist, können Sie dort weiterhin lesen.
mentorship_ended-left-mentee =
    .title = Wer Sie begleitet hat, ist nicht mehr dabei
    .text = Wer Sie begleitet hat, hat Mentoring verlassen; Ihr Mentoring ist damit zu Ende. Was davon Ihres ist, können Sie dort weiterhin lesen. Wenn Sie weitermachen möchten, suchen Sie sich eine andere Begleitung: Ihre Ziele und was Sie lernen möchten, stehen noch in Ihrem Profil.
mentorship_ended-left-mentor =
    .title = Wen Sie begleitet haben, ist nicht mehr dabei
    .text = Wen Sie begleitet haben, hat Mentoring verlassen; Ihr Mentoring ist damit zu Ende. Danke für die Zeit und die Gedanken, die Sie hineingesteckt haben.
mentorship_ended-ceased-mentee =
    .title = Ihr Mentoring mit { $with } ist zu Ende
    .text = { $Who } begleitet niemanden mehr; Ihr Mentoring ist damit zu Ende, und an Ihnen liegt es nicht. Was Sie erarbeitet haben, können Sie dort weiterhin lesen. Wenn Sie weitermachen möchten, suchen Sie sich eine andere Begleitung: Ihre Ziele und was Sie lernen möchten, stehen noch in Ihrem Profil.
mentorship_ended-ceased-mentor =
    .title = Ihr Mentoring mit { $with } ist zu Ende
    .text = Sie begleiten niemanden mehr; Ihr Mentoring mit { $with } ist damit zu Ende. Danke für die Zeit und die Gedanken, die Sie hineingesteckt haben.
stage-initiation = Kennenlernen
stage-goal_setting = Ziele setzen
stage-engagement = Zusammenarbeit
stage-feedback = Rückblick

greeting = Guten Tag, { $name },
greeting-nameless = Guten Tag,
place-link = Link: { $place }
place-phone = Telefon: { $place }
place-address = Ort: { $place }
place-other = Ort: { $place }
calendar-booking = Die Einladung für Ihren Kalender ist angehängt.
calendar-moving = Ihr Kalender erhält die Änderung mit dieser E-Mail.
calendar-place_change = Ihr Kalender erhält die Änderung mit dieser E-Mail.
calendar-clock_change = Ihr Kalender erhält es mit dieser E-Mail.
calendar-cancellation = Mit dieser E-Mail verlässt das Treffen Ihren Kalender.
calendar-summary = Mentoring-Treffen mit { $with }
zone-unset = Diese Zeit ist in UTC angegeben, denn Ihre Zeitzone ist noch nicht bekannt. Nennen Sie sie in Ihrem Profil, dann stehen Zeiten hier nach Ihrer Uhr.
footer-invitation = Sie erhalten diese E-Mail, weil Sie an diesem Treffen teilnehmen.
footer-wishes = Welche E-Mails Sie erhalten, bestimmen Sie: { $link }
footer-wishes-linkless = Welche E-Mails Sie erhalten, bestimmen Sie in Ihren Einstellungen.
footer-unread = Antworten auf diese E-Mail liest niemand. Um wen es geht, erreichen Sie auf Mentoring.

go-proposal = Die Anfrage lesen und beantworten: { $link }
    .action = Die Anfrage lesen und beantworten
    .linkless = Sie finden die Anfrage unter denen, die Sie erhalten haben, und beantworten sie dort.
go-requests = Ihre Anfragen: { $link }
    .action = Ihre Anfragen
    .linkless = Sie finden sie unter Ihren Anfragen.
go-session = Das Treffen: { $link }
    .action = Das Treffen
    .linkless = Sie finden es unter Ihren Treffen.
go-mentorship = Ihr Mentoring: { $link }
    .action = Ihr Mentoring
    .linkless = Sie finden es unter Ihren Mentorings.
go-feedback = Ihre Rückmeldung geben: { $link }
    .action = Ihre Rückmeldung geben
    .linkless = Sie geben sie beim Treffen, unter denen, die vorbei sind.
go-read_feedback = Die Rückmeldung lesen: { $link }
    .action = Die Rückmeldung lesen
    .linkless = Sie finden sie beim Treffen, unter denen, die vorbei sind.
go-mentors = Andere suchen: { $link }
    .action = Andere suchen
    .linkless = Sie finden andere unter Ihren Empfehlungen.
