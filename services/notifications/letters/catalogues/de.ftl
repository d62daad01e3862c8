# Was Menschen mitgeteilt wird, auf Deutsch. Was die Namen bedeuten, steht in der englischen Datei.

somebody = jemand
    .dative = jemandem
    .accusative = jemanden
gone = ein ehemaliges Mitglied
    .dative = einem ehemaligen Mitglied
    .accusative = ein ehemaliges Mitglied
mentees = { $count ->
    [one] eine oder ein Mentee
   *[other] { $count } Mentees
}
    .dative = { $count ->
        [one] einer oder einem Mentee
       *[other] { $count } Mentees
    }
    .accusative = { $count ->
        [one] eine oder einen Mentee
       *[other] { $count } Mentees
    }

proposal =
    .title = Anfrage: { $who } wünscht sich Sie als Mentorin oder Mentor
    .text = { $Who } wünscht sich ein Mentoring mit Ihnen. Bitte antworten Sie bis { $respondBy }. Mit einem Ja beginnt Ihr Mentoring; auch ein Nein ist in Ordnung.
proposal_reminder =
    .title = Noch ein Tag: { $who } wartet auf Ihre Antwort
    .text = Eine kurze Erinnerung: { $who } wünscht sich ein Mentoring mit Ihnen. Es bleibt noch ein Tag: Sie können bis { $respondBy } antworten, und auch ein Nein ist in Ordnung.
proposal_question =
    .title = Eine Frage zu Ihrer Anfrage: { $who } möchte mehr wissen
    .text = { $Who } möchte mehr wissen, bevor eine Antwort auf Ihre Anfrage kommt. Die Frage steht bei Ihrer Anfrage; bitte beantworten Sie sie dort bis { $respondBy }.
proposal_question_answered =
    .title = Ihre Frage zu einer Anfrage: { $who } hat geantwortet
    .text = { $Who } hat Ihre Frage zur Anfrage an Sie beantwortet. Bitte sagen Sie bis { $respondBy }, ob Sie das Mentoring übernehmen; ein Nein ist auch in Ordnung.
proposal_withdrawn-withdrawn =
    .title = Zurückgezogen: die Anfrage von { $with }
    .text = { $Who } hat die Anfrage an Sie zurückgezogen. Sie müssen nichts tun.
proposal_withdrawn-settled =
    .title = Nicht mehr offen: die Anfrage von { $with }
    .text = Die Anfrage von { $with } an Sie ist nicht mehr offen. Sie müssen nichts tun.
resting =
    .title = Eine Ruhezeit: Zurzeit kommen keine neuen Anfragen zu Ihnen
    .text = Drei Anfragen hintereinander sind ohne Ihre Antwort abgelaufen; deshalb wird Ihnen zurzeit niemand Neues geschickt, und wer gefragt hat, fragt jetzt andere. Das ist kein Vorwurf. Sobald Sie wieder Zeit haben, beenden Sie Ihre Ruhezeit dort, wo Ihre Anfragen stehen; Ihre jetzigen Mentees merken davon nichts.
opinion_asked =
    .title = Ihre Meinung ist gefragt: Sie könnten ein Paar werden
    .text = Eine Zuordnung Ihres Programms würde Sie mit jemandem zusammenbringen. Noch ist nichts entschieden: Sagen Sie, wer Ihnen am liebsten wäre oder mit wem Sie lieber kein Paar werden. Was Sie sagen, erfährt nur, wer das Programm betreut; sagen Sie nichts, wird ohne Ihr Wort entschieden.
run_ready =
    .title = Eine Zuordnung ist fertig und wartet auf Ihre Entscheidung
    .text = Die Zuordnung, die Sie in Auftrag gegeben haben, ist fertig. Sehen Sie ihre Entwürfe durch, ändern Sie, was Sie möchten, und geben Sie alle, einige oder keinen frei; vorher wird niemand gefragt.
run_failed =
    .title = Eine Zuordnung hat nichts ergeben
    .text = Die Zuordnung, die Sie in Auftrag gegeben haben, konnte nicht ausgeführt werden. Warum, steht bei ihr; es wurde niemandem etwas geschickt.
step_told =
    .title = Eine Anfrage oder ein Treffen ist ohne Sie vergangen
    .text = In einem Ihrer Programme sind Anfragen an Sie ohne Antwort abgelaufen, oder Sie kamen nicht zu Treffen. Das kann geschehen; es folgt jetzt nichts daraus. Geht es so weiter, kann es sein, dass Ihnen dort eine Zeit lang niemand Neues geschickt wird. Ist etwas nicht so gewesen, wie es gezählt wurde, sagen Sie es dort, wo Ihre Anfragen stehen.
step_rest =
    .title = Eine Ruhezeit: In einem Ihrer Programme kommt zurzeit niemand Neues zu Ihnen
    .text = In einem Ihrer Programme sind mehrmals Anfragen an Sie abgelaufen, oder Sie kamen nicht zu Treffen. Deshalb wird Ihnen dort zurzeit niemand Neues geschickt; Ihre jetzigen Mentees merken davon nichts. Sobald Sie wieder Zeit haben, beenden Sie Ihre Ruhezeit dort, wo Ihre Anfragen stehen. Ist etwas nicht so gewesen, wie es gezählt wurde, sagen Sie es dort.
step_unmatched =
    .title = In einem Ihrer Programme kommt niemand Neues mehr zu Ihnen
    .text = In einem Ihrer Programme sind so oft Anfragen an Sie abgelaufen, oder Sie kamen so oft nicht zu Treffen, dass Ihnen dort niemand Neues geschickt wird, bis es wieder zulässt, wer das Programm betreut. Ihre jetzigen Mentees merken davon nichts. Wo Ihre Anfragen stehen, können Sie Einspruch einlegen: Sagen Sie, wie es war; dann wird entschieden.
step_granted =
    .title = Die Stufe ist vorbei
    .text = Wer das Programm betreut, hat entschieden: Die Stufe ist vorbei, und wofür sie stand, zählt nicht mehr. Hatten Sie Einspruch eingelegt, ist ihm damit stattgegeben. Warum, steht dort, wo Ihre Anfragen stehen.
step_upheld =
    .title = Ihrem Einspruch wurde nicht stattgegeben
    .text = Wer das Programm betreut, hat sich Ihren Einspruch angesehen, und die Stufe bleibt bestehen. Warum, steht dort, wo Ihre Anfragen stehen.
appeal_waits =
    .title = Ein Einspruch wartet auf Ihre Entscheidung
    .text = In einem Programm, das Sie betreuen, legt jemand Einspruch gegen eine Stufe ein. Bitte lesen Sie, was dazu gesagt wird, und entscheiden Sie; Ihre Begründung wird mitgeteilt.
answer-accepted =
    .title = Gute Nachricht: { $who } hat Ja gesagt
    .text = { $Who } übernimmt Ihr Mentoring gern. Der nächste Schritt ist ein erstes Treffen zum Kennenlernen: Bitte wählen Sie einen Termin und buchen Sie ihn.
answer-declined =
    .title = Ihre Anfrage: { $who } kann Ihr Mentoring zurzeit nicht übernehmen
    .text = { $Who } kann Ihre Anfrage zurzeit nicht annehmen. Ein Nein kann viele Gründe haben; oft fehlt einfach die Zeit. { $next }
answer-expired =
    .title = Ihre Anfrage: { $who } hat nicht rechtzeitig geantwortet
    .text = { $Who } hat auf Ihre Anfrage nicht rechtzeitig geantwortet. { $next }
answer-passed_over =
    .title = Ihre Anfrage: { $who } nimmt zurzeit keine neuen Mentees an
    .text = { $Who } nimmt zurzeit keine neuen Mentees an. { $next }
answer-mentor_left =
    .title = Ihre Anfrage: Die Person, die Sie gefragt haben, ist nicht mehr dabei
    .text = Die Person, die Sie gefragt haben, hat die Plattform verlassen und kann nicht mehr antworten. { $next }
answer-closed =
    .title = Ihre Anfrage an { $whom } ist nicht mehr offen
    .text = Ihre Anfrage an { $whom } kann nicht mehr beantwortet werden. { $next }
answer-over =
    .title = Ihre Anfrage ist beendet
    .text = { $next }
next-goes_on = Ihre Anfrage geht jetzt an die nächste Person, die Sie genannt haben.
next-over = Von den Personen, die Sie genannt haben, konnte niemand Ihre Anfrage annehmen; damit ist sie beendet. Sie können gern nach anderen Mentorinnen und Mentoren suchen und erneut anfragen.
next-unknown = Wie es weitergeht, steht bei Ihren Anfragen.

session_request =
    .title = Anfrage: { $who } bittet um ein Treffen am { $start }
    .text = { $Who } möchte Sie am { $when } treffen. Bitte bestätigen Sie das Treffen bis { $respondBy } oder lehnen Sie es ab; bis dahin ist die Zeit reserviert.
session_request_ended-withdrawn =
    .title = Zurückgezogen: Anfrage für ein Treffen mit { $with }, { $start }
    .text = { $Who } hat die Anfrage für ein Treffen am { $when } zurückgezogen. Sie müssen nichts tun.
session_request_ended-expired-mentor =
    .title = Nicht bestätigt: Treffen mit { $with }, { $start }
    .text = { $Who } hat um ein Treffen am { $when } gebeten. Die Anfrage wurde nicht rechtzeitig beantwortet und ist abgelaufen; die Zeit ist nicht mehr reserviert.
session_request_ended-expired-mentee =
    .title = Nicht bestätigt: Treffen mit { $with }, { $start }
    .text = Ihre Anfrage für ein Treffen mit { $with } am { $when } wurde nicht rechtzeitig beantwortet und ist abgelaufen. Wenn Sie sich weiterhin treffen möchten, wählen Sie bitte einen anderen Termin.
session_request_ended-declined =
    .title = Abgelehnt: Treffen mit { $with }, { $start }
    .text = { $Who } hat Ihre Anfrage für ein Treffen am { $when } abgelehnt. Bitte wählen Sie einen anderen Termin.
session_request_ended-ended =
    .title = Nicht mehr offen: { $side ->
        [mentee] Ihre Anfrage für ein Treffen am { $start }
       *[mentor] die Anfrage für ein Treffen am { $start }
    }
    .text = { $side ->
        [mentee] Ihre Anfrage für ein Treffen am { $when } ist nicht mehr offen.
       *[mentor] Die Anfrage für ein Treffen am { $when } ist nicht mehr offen.
    } { $why ->
        [mentorship_ended] Der Grund: Ihr Mentoring mit { $with } ist zu Ende.
        [mentor_left] Der Grund: Ihre Mentorin oder Ihr Mentor hat die Plattform verlassen.
        [mentee_left] Der Grund: Ihre oder Ihr Mentee hat die Plattform verlassen.
        [you_ceased] Der Grund: Sie sind nicht mehr als Mentorin oder Mentor tätig.
        [other_ceased] Der Grund: { $who } ist nicht mehr als Mentorin oder Mentor tätig.
       *[other] {""}
    } { $again ->
        [elsewhere] Sie können gern nach einer anderen Mentorin oder einem anderen Mentor suchen.
       *[no] Sie müssen nichts tun.
    }
booking =
    .title = Gebucht: Treffen mit { $with }, { $start }
    .text = Ihr Treffen mit { $with } ist gebucht: { $when }.
moving =
    .title = Verschoben: Treffen mit { $with }, jetzt { $start }
    .text = { $mover ->
        [you] Sie haben Ihr Treffen mit { $with } verschoben.
        [other] { $Who } hat Ihr Treffen verschoben.
       *[both] Ihr Treffen mit { $with } hat einen neuen Termin.
    } Es findet jetzt am { $when } statt. Vorher war es für { $was } geplant.
place_change =
    .title = Neuer Ort: Treffen mit { $with }, { $start }
    .text = Ihr Treffen mit { $with } am { $when } hat einen neuen Ort.
clock_change-yours =
    .title = Geänderte Zeitregeln: Treffen mit { $with }, jetzt { $start }
    .text = Die amtliche Zeit in Ihrer Zeitzone hat sich geändert. Ihr Treffen mit { $with } wurde nicht verschoben, findet nach Ihrer Uhr aber jetzt am { $when } statt. Vorher war es für { $was } geplant.
clock_change-theirs =
    .title = Geänderte Zeitregeln: Treffen mit { $with }, weiterhin { $start }
    .text = Die amtliche Zeit in der Zeitzone von { $with } hat sich geändert. Ihr Treffen wurde nicht verschoben: Für Sie bleibt es am { $when }; nur für { $whom } hat sich die Uhrzeit geändert.
move_proposal =
    .title = Anderer Termin? { $who } schlägt { $proposedStart } vor
    .text = { $Who } möchte Sie zu einer anderen Zeit treffen: { $proposed } statt { $when }. Bitte nehmen Sie den Vorschlag bis { $respondBy } an oder lehnen Sie ihn ab; bis dahin sind beide Zeiten reserviert. Ohne ein Ja bleibt es beim vereinbarten Termin.
move_proposal_ended-declined =
    .title = Unverändert: Treffen mit { $with }, weiterhin { $start }
    .text = { $Who } hat den Termin abgelehnt, den Sie vorgeschlagen haben: { $proposed }. Es bleibt beim vereinbarten Termin: { $when }.
move_proposal_ended-withdrawn =
    .title = Unverändert: Treffen mit { $with }, weiterhin { $start }
    .text = { $Who } hat den Vorschlag zurückgezogen, Sie am { $proposed } zu treffen. Es bleibt beim vereinbarten Termin: { $when }.
move_proposal_ended-expired =
    .title = Unverändert: Treffen mit { $with }, weiterhin { $start }
    .text = Der Vorschlag für ein Treffen am { $proposed } wurde nicht rechtzeitig beantwortet. Für Ihr Treffen mit { $with } bleibt es beim vereinbarten Termin: { $when }.
cancellation =
    .title = { $named ->
        [no] Abgesagt: Ihr Treffen am { $start }
       *[yes] Abgesagt: Treffen mit { $with }, { $start }
    }
    .text = { $named ->
        [no] Das Treffen am { $when } findet nicht statt.
       *[yes] Das Treffen mit { $with } am { $when } findet nicht statt.
    } { $why ->
        [you] Sie haben es abgesagt.
        [other] { $Who } hat es abgesagt.
        [you_away] Der Grund: Sie sind zu dieser Zeit abwesend.
        [other_away] Der Grund: { $who } ist zu dieser Zeit abwesend.
        [mentorship_ended] Der Grund: Ihr Mentoring ist zu Ende.
        [mentor_left] Der Grund: Ihre Mentorin oder Ihr Mentor hat die Plattform verlassen.
        [mentee_left] Der Grund: Ihre oder Ihr Mentee hat die Plattform verlassen.
        [you_ceased] Der Grund: Sie sind nicht mehr als Mentorin oder Mentor tätig.
        [other_ceased] Der Grund: { $who } ist nicht mehr als Mentorin oder Mentor tätig.
       *[platform] Es wurde von der Plattform abgesagt.
    } { $again ->
        [no] {""}
        [elsewhere] Sie können gern nach einer anderen Mentorin oder einem anderen Mentor suchen.
       *[yes] Ein neues Treffen lässt sich jederzeit buchen.
    }
reminder_day_before =
    .title = Erinnerung: Treffen mit { $with }, { $start }
    .text = Sie treffen { $whom } am { $when }. Jetzt ist ein guter Moment für einen Blick auf die Agenda: Worüber möchten Sie sprechen?
reminder_hour_before =
    .title = In Kürze: Treffen mit { $with }, { $start }
    .text = Ihr Treffen mit { $with } beginnt in etwa einer Stunde: { $when }.
absence =
    .title = Gilt als versäumt: Ihr Treffen mit { $with }, { $start }
    .text = { $absent ->
        [you] { $Who } meldet, dass Sie zu Ihrem Treffen am { $when } nicht gekommen sind;
        [reporter] { $Who } meldet, Ihr Treffen am { $when } selbst versäumt zu haben;
       *[unsaid] { $Who } meldet, dass jemand von Ihnen beiden zu Ihrem Treffen am { $when } nicht gekommen ist;
    } es gilt damit als versäumt. Wenn Sie das anders sehen, können Sie bis { $respondBy } einmal Einspruch erheben; darüber entscheidet dann, wer die Plattform betreut. Sonst muss niemand etwas erklären: Das kommt vor, und ein neuer Termin ist bald gefunden.
appeal_decision-upheld =
    .title = Gilt weiterhin als versäumt: Ihr Treffen mit { $with }, { $start }
    .text = Über den Einspruch zu Ihrem Treffen mit { $with } am { $when } ist entschieden: Das Treffen gilt weiterhin als versäumt.
appeal_decision-granted =
    .title = Gilt nicht mehr als versäumt: Ihr Treffen mit { $with }, { $start }
    .text = Über den Einspruch zu Ihrem Treffen mit { $with } am { $when } ist entschieden: Das Treffen gilt nicht mehr als versäumt.
feedback_request =
    .title = Wie war Ihr Treffen mit { $with } am { $start }?
    .text = Ihr Treffen mit { $with } am { $when } ist vorbei. Zwei Minuten Feedback in den nächsten sieben Tagen helfen Ihnen beiden. { $Who } kann Ihres lesen, sobald Sie beide Feedback gegeben haben, spätestens sieben Tage, nachdem Sie es gegeben haben.
feedback =
    .title = { $dated ->
        [yes] Feedback: { $who } hat über Ihr Treffen am { $start } geschrieben
       *[no] Feedback: { $who } hat über Ihr Treffen geschrieben
    }
    .text = { $dated ->
        [yes] Sie können jetzt das Feedback von { $with } zu Ihrem Treffen am { $when } lesen.
       *[no] Sie können jetzt das Feedback von { $with } zu Ihrem Treffen lesen.
    }

mentorship-opened =
    .title = Ihr Mentoring mit { $with } hat begonnen
    .text = Ihr Mentoring mit { $with } hat begonnen. Am Anfang steht ein Treffen zum Kennenlernen, das { $who } zu einer Ihrer freien Zeiten bucht.
mentorship-stage_moved =
    .title = Ein neuer Abschnitt mit { $with }: { $stage }
    .text = Ihr Mentoring mit { $with } ist jetzt in diesem Abschnitt: { $stage }.
mentorship-paused =
    .title = Ihr Mentoring mit { $with } ruht
    .text = Ihr Mentoring mit { $with } ruht. { $ends ->
        [yes] Es geht von selbst weiter: { $until }, oder sobald jemand von Ihnen beiden es fortsetzt. Gebuchte Treffen bleiben gebucht; neue sind von da an möglich.
       *[no] Gebuchte Treffen bleiben gebucht; neue sind möglich, sobald jemand von Ihnen beiden es fortsetzt.
    }
mentorship-resumed =
    .title = Ihr Mentoring mit { $with } geht weiter
    .text = Die Pause ist vorbei: Ihr Mentoring mit { $with } geht weiter.
mentorship_ended-agreed =
    .title = Ihr Mentoring mit { $with } ist zu Ende
    .text = Ihr Mentoring mit { $with } ist zu Ende gegangen. Ihnen beiden vielen Dank für Ihre Zeit und Ihr Engagement. Im Mentoring können Sie weiterhin lesen, was Sie erarbeitet haben, und einen Abschiedsgruß, falls es einen gibt.
mentorship_ended-closed =
    .title = Ihr Mentoring mit { $with } ist zu Ende
    .text = Ihr Mentoring mit { $with } ist zu Ende gegangen. Im Mentoring können Sie weiterhin lesen, was Sie selbst geschrieben haben.
mentorship_ended-left-mentee =
    .title = Ihre Mentorin oder Ihr Mentor ist nicht mehr dabei
    .text = Ihre Mentorin oder Ihr Mentor hat die Plattform verlassen; Ihr Mentoring ist damit zu Ende. Im Mentoring können Sie weiterhin lesen, was Sie selbst geschrieben haben. Wenn Sie weitermachen möchten, suchen Sie eine andere Mentorin oder einen anderen Mentor: Ihre Ziele und die Fähigkeiten, die Sie erwerben möchten, stehen noch in Ihrem Profil.
mentorship_ended-left-mentor =
    .title = Ihre oder Ihr Mentee ist nicht mehr dabei
    .text = Ihre oder Ihr Mentee hat die Plattform verlassen; Ihr Mentoring ist damit zu Ende. Danke für Ihre Zeit und Ihr Engagement.
mentorship_ended-ceased-mentee =
    .title = Ihr Mentoring mit { $with } ist zu Ende
    .text = { $Who } ist nicht mehr als Mentorin oder Mentor tätig; Ihr Mentoring ist damit zu Ende. Mit Ihnen hat das nichts zu tun. Im Mentoring können Sie weiterhin lesen, was Sie erarbeitet haben. Wenn Sie weitermachen möchten, suchen Sie eine andere Mentorin oder einen anderen Mentor: Ihre Ziele und die Fähigkeiten, die Sie erwerben möchten, stehen noch in Ihrem Profil.
mentorship_ended-ceased-mentor =
    .title = Ihr Mentoring mit { $with } ist zu Ende
    .text = Sie sind nicht mehr als Mentorin oder Mentor tätig; Ihr Mentoring mit { $with } ist damit zu Ende. Danke für Ihre Zeit und Ihr Engagement.
agreement-proposed =
    .title = Ihre Vereinbarung: { $who } schlägt vor, wie Sie zusammenarbeiten
    .text = { $Who } schlägt vor, wie Sie zusammenarbeiten: wie oft Sie sich treffen und wer was übernimmt. Bitte lesen Sie den Vorschlag und stimmen Sie bis { $respondBy } zu, lehnen Sie ab oder schlagen Sie etwas anderes vor. Er gilt, sobald Sie beide zugestimmt haben.
agreement-agreed =
    .title = Vereinbart: Ihre Zusammenarbeit mit { $with }
    .text = { $Who } hat Ihrem Vorschlag zugestimmt. Er gilt von jetzt an, und Sie können ihn jederzeit gemeinsam ändern.
agreement-declined =
    .title = Ihre Vereinbarung: { $who } wünscht es sich anders
    .text = { $Who } hat Ihrem Vorschlag nicht zugestimmt; was bisher galt, gilt weiter. Sprechen Sie beim nächsten Treffen darüber, oder schlagen Sie etwas anderes vor.
agreement-withdrawn =
    .title = Zurückgezogen: die Vereinbarung, die { $who } vorgeschlagen hat
    .text = { $Who } hat den Vorschlag für Ihre Zusammenarbeit zurückgezogen. Was bisher galt, gilt weiter; Sie müssen nichts tun.
agreement-expired-proposer =
    .title = Abgelaufen: Ihr Vorschlag für eine Vereinbarung mit { $with }
    .text = Ihr Vorschlag an { $whom } wurde nicht rechtzeitig beantwortet und ist abgelaufen; was bisher galt, gilt weiter. Fragen Sie gern beim nächsten Treffen nach, oder machen Sie den Vorschlag noch einmal.
agreement-expired-asked =
    .title = Abgelaufen: die Vereinbarung, die { $who } vorgeschlagen hat
    .text = Was { $who } vorgeschlagen hat, wurde nicht rechtzeitig beantwortet und ist abgelaufen; was bisher galt, gilt weiter. Wenn es Ihnen passt, schlagen Sie es selbst vor.
nudge-read_messages =
    .title = Ein kleiner Schritt: Lesen Sie, was { $who } geschrieben hat
    .text = { $Who } hat Ihnen im Mentoring geschrieben, und Sie haben es noch nicht gelesen. Eine Zeile als Antwort genügt.
nudge-answer_agreement =
    .title = Ein kleiner Schritt: Antwort auf den Vorschlag von { $with }
    .text = { $Who } hat vorgeschlagen, wie Sie zusammenarbeiten, und wartet auf Ihre Antwort. Ein Ja, ein Nein oder ein anderer Vorschlag: Alles ist in Ordnung.
nudge-agree_goal =
    .title = Ein kleiner Schritt: ein Ziel, das { $who } vorschlägt
    .text = { $Who } hat ein Ziel für Sie beide vorgeschlagen; es wartet auf Ihr Ja. Stimmen Sie zu, oder formulieren Sie es so, dass es für Sie beide passt.
nudge-book_first_session =
    .title = Ein kleiner Schritt: Ihr erstes Treffen mit { $with }
    .text = Sie haben sich mit { $with } noch nicht getroffen. Eine halbe Stunde genügt für den Anfang: Wählen Sie einen Termin, der Ihnen passt.
nudge-open_hours =
    .title = Ein kleiner Schritt: Zeit für ein Treffen mit { $with }
    .text = Mit { $with } steht kein Treffen bevor. Gebucht werden kann nur, was frei ist: Bitte prüfen Sie, ob in Ihren Zeiten noch Platz ist.
nudge-propose_agreement =
    .title = Ein kleiner Schritt: Ihre Zusammenarbeit mit { $with }
    .text = Sie haben mit { $with } noch nicht vereinbart, wie oft Sie sich treffen und wer was übernimmt. Ein kurzer Vorschlag genügt; { $who } kann zustimmen oder etwas anderes vorschlagen.
nudge-renew_agreement =
    .title = Ein kleiner Schritt: Wie geht es mit { $with } weiter?
    .text = Ihre Vereinbarung mit { $with } läuft bald aus oder ist ausgelaufen. Sie können sie erneuern, ändern oder das Mentoring gut zu Ende bringen.
nudge-do_overdue_step =
    .title = Ein kleiner Schritt: Eine Frist mit { $with } ist abgelaufen
    .text = Einer Ihrer Schritte im Mentoring mit { $with } ist überfällig. Pläne ändern sich: Erledigen Sie ihn, geben Sie ihm eine neue Frist, oder streichen Sie ihn.
nudge-book_session =
    .title = Ein kleiner Schritt: Ihr nächstes Treffen mit { $with }
    .text = Nach dem Takt, den Sie mit { $with } vereinbart haben, ist es Zeit für ein Treffen, und noch ist keines gebucht. Wählen Sie einen Termin, der Ihnen passt.
nudge-set_goal =
    .title = Ein kleiner Schritt: Ein erstes Ziel mit { $with }
    .text = Mit { $with } haben Sie noch kein Ziel. Ein Satz genügt: Was soll in drei Monaten anders sein?
nudge-look_back =
    .title = Ein kleiner Schritt: Ein Rückblick mit { $with }
    .text = Mit { $with } haben Sie erreicht, was Sie sich vorgenommen hatten. Das ist ein guter Moment für einen Rückblick und für ein neues Ziel oder ein gutes Ende.
nudge-add_action_step =
    .title = Ein kleiner Schritt: Was bringt Ihr Ziel mit { $with } voran?
    .text = Eines der Ziele, an denen Sie mit { $with } arbeiten, hat keinen offenen Schritt. Was ist das Kleinste, das es voranbringt?
nudge-write_agenda =
    .title = Ein kleiner Schritt: Ihr Treffen mit { $with } vorbereiten
    .text = { $dated ->
        [yes] Ihr nächstes Treffen mit { $with } am { $when } hat noch keine Agenda.
       *[no] Ihr nächstes Treffen mit { $with } hat noch keine Agenda.
    } Zwei Zeilen dazu, worüber Sie sprechen möchten, machen es besser.
nudge-do_step =
    .title = Ein kleiner Schritt: Ihr Ziel mit { $with }
    .text = Zwischen Ihnen und { $with } ist es ruhig geworden. Der nächste Schritt zu Ihrem Ziel ist noch offen: Gibt es einen kleinen Teil davon, den Sie in dieser Woche schaffen?
nudge-check_in =
    .title = Ein kleiner Schritt: Wie geht es mit { $with } voran?
    .text = Nach dem Takt, den Sie mit { $with } vereinbart haben, ist es Zeit für einen Zwischenstand: ein paar Fragen, in einer Minute beantwortet.
nudge-prepare =
    .title = Ein kleiner Schritt: Ihr erstes Treffen mit { $with } vorbereiten
    .text = Ihr Programm hat für das erste Treffen mit { $with } eine kurze Vorbereitung zusammengestellt: etwas zu lesen und ein paar Fragen.
nudge-answer_introduction =
    .title = Ein kleiner Schritt: Eine Vorstellung wartet auf Sie
    .text = { $Who } möchte Ihnen jemanden vorstellen und wartet auf Ihre Antwort. Ein Ja oder ein Nein: Beides ist in Ordnung, und mehr erfährt niemand.
nudge-answer_challenge =
    .title = Ein kleiner Schritt: eine Herausforderung von { $with }
    .text = { $Who } hat sich eine Herausforderung für Sie überlegt. Nehmen Sie sie an, oder lehnen Sie ab: Beides ist in Ordnung.
nudge-rate_skills =
    .title = Ein kleiner Schritt: Wo stehen Sie mit Ihren Fähigkeiten?
    .text = Mit { $with } arbeiten Sie an Fähigkeiten, und jetzt ist ein guter Moment zu sagen, wo Sie sie sehen. Es dauert eine Minute und zeigt Ihnen, was sich verändert hat.
nudge-review_expectations =
    .title = Ein kleiner Schritt: Was Sie vom Mentoring mit { $with } erwartet haben
    .text = Am Anfang haben Sie aufgeschrieben, was Sie von der Zusammenarbeit mit { $with } erwarten. Sehen Sie es sich noch einmal an: Passt es noch?
nudge-change_rhythm =
    .title = Ein kleiner Schritt: ein Takt, der für Sie und { $with } passt
    .text = Seit einer Weile treffen Sie sich mit { $with } seltener oder öfter, als Sie es vereinbart haben. Vielleicht passt ein anderer Takt besser: Schlagen Sie einen vor.
nudge-give_back =
    .title = Ein kleiner Schritt: Geben Sie weiter, was Sie gelernt haben
    .text = Mit { $with } haben Sie erreicht, was Sie sich vorgenommen hatten. Wenn Sie möchten, geben Sie es weiter und begleiten selbst jemanden: Ein Entwurf Ihres Profils liegt bereit.
nudge-answer_feedback =
    .title = Ein kleiner Schritt: Was machen Sie aus dem Feedback von { $with }?
    .text = { $Who } hat Ihnen Feedback zu einem Treffen gegeben. Eine Zeile zurück zeigt, dass es angekommen ist, und woran Sie arbeiten möchten, kann Ihr nächster Schritt werden.
nudge-rebook_session =
    .title = Ein kleiner Schritt: ein neuer Termin mit { $with }
    .text = Ihr letztes Treffen mit { $with } kam nicht zustande. Das kommt vor; wählen Sie einen neuen Termin, der Ihnen beiden passt.
nudge-decide =
    .title = Ihr Mentoring mit { $with }: Wie möchten Sie weitermachen?
    .text = Zwischen Ihnen und { $with } ist es seit einer Weile ruhig. Das kommt vor, und niemand ist schuld. Sie können mit einem Treffen weitermachen, eine Pause machen oder das Mentoring gut zu Ende bringen. Solange es ruhig bleibt, schreiben wir dazu nicht noch einmal.
messages =
    .title = Neu in Ihrem Mentoring: { $who } hat Ihnen geschrieben
    .text = { $Who } hat Ihnen im Mentoring geschrieben. Dort können Sie es lesen und antworten. Auf neue Nachrichten dort weisen wir Sie höchstens einmal am Tag hin.
overdue_step =
    .title = Eine Frist ist abgelaufen: Ihr Schritt mit { $with }
    .text = Im Mentoring mit { $with } ist die Frist eines Ihrer Schritte abgelaufen. Pläne ändern sich: Erledigen Sie ihn, geben Sie ihm eine neue Frist, oder lassen Sie ihn fallen. Darauf hingewiesen werden Sie nur dieses eine Mal.
help_asked =
    .title = Bitte um Hilfe: { $who } wendet sich an die, die das Programm betreuen
    .text = { $Who } bittet die, die das Programm betreuen, um Hilfe. Worum es geht, steht in Ihrer Arbeitsliste; die andere Seite des Mentorings weiß nichts davon.
help_answered =
    .title = Antwort auf Ihre Bitte um Hilfe
    .text = { $Who } hat auf Ihre Bitte um Hilfe geantwortet. Die Antwort ist nur für Sie bestimmt.
looked_into =
    .title = Im Mentoring wurde gelesen, was Sie geschrieben haben
    .text = { $Who } betreut Ihr Programm und hat gelesen, was Sie beide einander geschrieben haben. Warum, steht im Mentoring; Sie können es beide lesen.
successor_suggested =
    .title = Ein Vorschlag: { $who } nennt, wer mit Ihnen weitermachen könnte
    .text = { $Who } schlägt jemanden vor, der Ihr Mentoring als Nächstes übernehmen könnte. Sie entscheiden: Fragen Sie dort an, anderswo oder gar nicht. Sie entscheiden auch, ob Ihre Ziele und Ihre Vereinbarung mitgehen.
survey =
    .title = Fünf Minuten für Ihr Programm
    .text = Ihr Programm möchte wissen, wie es Ihnen geht, damit es für alle besser wird, die mitmachen. Es dauert fünf Minuten, und Sie brauchen sich nicht anzumelden. Wer das Programm betreut, liest nicht, was Sie antworten, nur was viele zusammen geantwortet haben.
survey_reminder =
    .title = Noch offen: fünf Minuten für Ihr Programm
    .text = Ihr Programm hat gefragt, wie es Ihnen geht, und Sie haben noch nicht geantwortet. Wenn Sie mögen: Es dauert fünf Minuten. Wir erinnern Sie nicht noch einmal.
kudos =
    .title = Dank von { $with }
    .text = { $Who } hat im Mentoring Worte des Dankes für Sie hinterlassen.
suggested =
    .title = Neu in Ihrem Mentoring: { $who } schlägt Ihnen etwas vor
    .text = { $Who } hat Ihnen im Mentoring etwas vorgeschlagen: etwas zu lesen, eine Herausforderung, eine Stelle oder eine Einladung. Was Sie daraus machen, entscheiden Sie. Auf neue Vorschläge dort weisen wir Sie höchstens einmal am Tag hin.
introduction =
    .title = Eine Vorstellung: { $who } möchte Ihnen jemanden vorstellen
    .text = { $Who } möchte Ihnen jemanden vorstellen und wartet auf Ihre Antwort. Ein Ja oder ein Nein: Beides ist in Ordnung, und mehr erfährt niemand. Wie Sie zu erreichen sind, sieht niemand, bevor alle zugestimmt haben.
introduced =
    .title = Sie und { $who } wurden einander vorgestellt
    .text = Alle haben zugestimmt: Wie { $who } zu erreichen ist, steht bei der Vorstellung.
check_in_due =
    .title = Wie geht es mit { $with } voran?
    .text = Nach dem Takt, den Sie mit { $with } vereinbart haben, ist seit einer Weile ein Zwischenstand fällig: ein paar Fragen, in einer Minute beantwortet. Darauf hingewiesen werden Sie nur dieses eine Mal.
preparation_asked =
    .title = Vor Ihrem ersten Treffen mit { $with }
    .text = Ihr Programm hat für das erste Treffen mit { $with } eine kurze Vorbereitung zusammengestellt: etwas zu lesen und ein paar Fragen. Sie dauert ein paar Minuten.
no_first_session =
    .title = Noch kein erstes Treffen bei Paaren, die Sie betreuen
    .text = In einem Programm, das Sie betreuen, hat sich mindestens ein Paar nach drei Wochen noch nicht getroffen und keinen Termin vor sich. Wer es ist, steht in Ihrer Arbeitsliste, und auch, was hilft: Oft genügt eine kurze Erinnerung, ein erstes Treffen zu buchen. Darauf hingewiesen werden Sie für jedes Paar nur einmal, und höchstens einmal in der Woche.
giving_back =
    .title = Möchten Sie weitergeben, was Sie gelernt haben?
    .text = Im Mentoring mit { $with } haben Sie erreicht, was Sie sich vorgenommen hatten. Wenn Sie möchten, begleiten Sie selbst jemanden: Aus dem, was Sie gelernt haben, ist ein Entwurf Ihres Profils entstanden. Darauf hingewiesen werden Sie nur dieses eine Mal.
feedback_answered =
    .title = Eine Antwort auf Ihr Feedback: { $who } hat geschrieben
    .text = { $Who } hat auf das Feedback geantwortet, das Sie zu Ihrem Treffen gegeben haben. Sie können es neben Ihrem Feedback lesen.
stage-initiation = Kennenlernen
stage-goal_setting = Ziele setzen
stage-engagement = Zusammenarbeit
stage-feedback = Rückblick

greeting = Guten Tag, { $name }!
greeting-nameless = Guten Tag!
place-link = Link: { $place }
place-phone = Telefon: { $place }
place-address = Ort: { $place }
place-other = Ort: { $place }
calendar-booking = Die Einladung für Ihren Kalender ist angehängt.
calendar-moving = Die Änderung für Ihren Kalender ist angehängt.
calendar-place_change = Die Änderung für Ihren Kalender ist angehängt.
calendar-clock_change = Die Änderung für Ihren Kalender ist angehängt.
calendar-cancellation = Die Absage für Ihren Kalender ist angehängt.
calendar-summary = { $named ->
    [no] Mentoring-Treffen
   *[yes] Mentoring-Treffen mit { $with }
}
zone-of-hours = Die Zeit oben ist in der Zeitzone angegeben, in der Sie Ihre verfügbaren Zeiten eingetragen haben, weil in Ihrem Profil noch keine steht. Stellen Sie sie dort ein, dann nennen E-Mails die Zeit immer nach Ihrer Uhr.
zone-unset = Die Zeit oben ist in UTC angegeben, weil Sie noch keine Zeitzone eingestellt haben. Stellen Sie sie in Ihrem Profil ein, dann nennen E-Mails die Zeit nach Ihrer Uhr.
footer-invitation = Sie erhalten diese E-Mail, weil Sie an diesem Treffen teilnehmen.
footer-wishes = Welche E-Mails Sie erhalten, bestimmen Sie selbst: { $link }
footer-wishes-linkless = Welche E-Mails Sie erhalten, bestimmen Sie in Ihren Einstellungen.
footer-unread = Bitte antworten Sie nicht auf diese E-Mail: Antworten liest niemand. Was Sie beantworten oder ändern möchten, erledigen Sie bitte auf der Plattform.

go-proposal = Zur Anfrage: { $link }
    .action = Zur Anfrage
    .linkless = Sie finden die Anfrage unter denen, die Sie erhalten haben.
go-question = Zur Frage: { $link }
    .action = Zur Frage
    .linkless = Sie finden die Frage bei Ihrer Anfrage, unter Ihren Anfragen.
go-rest = Ruhezeit beenden: { $link }
    .action = Ruhezeit beenden
    .linkless = Sie finden das Ende Ihrer Ruhezeit über den Anfragen, die Sie erhalten haben.
go-drafts = Sagen, was Sie davon halten: { $link }
    .action = Sagen, was Sie davon halten
    .linkless = Sie finden über Ihren Anfragen, mit wem Sie ein Paar würden.
go-run = Zur Zuordnung: { $link }
    .action = Zur Zuordnung
    .linkless = Sie finden die Zuordnung bei ihrem Programm.
go-steps = Sehen, was gezählt wurde: { $link }
    .action = Sehen, was gezählt wurde
    .linkless = Sie finden es über den Anfragen, die Sie erhalten haben.
go-appeals = Zum Einspruch: { $link }
    .action = Zum Einspruch
    .linkless = Sie finden den Einspruch bei seinem Programm.
go-requests = Zu Ihren Anfragen: { $link }
    .action = Zu Ihren Anfragen
    .linkless = Sie finden Ihre Anfrage unter Ihren Anfragen.
go-session = Zum Treffen: { $link }
    .action = Zum Treffen
    .linkless = Sie finden das Treffen unter Ihren Treffen.
go-mentorship = Zu Ihrem Mentoring: { $link }
    .action = Zu Ihrem Mentoring
    .linkless = Sie finden das Mentoring unter Ihren Mentorings.
go-agreement = Zu Ihrer Vereinbarung: { $link }
    .action = Zu Ihrer Vereinbarung
    .linkless = Sie finden die Vereinbarung in Ihrem Mentoring.
go-goals = Zu Ihren Zielen: { $link }
    .action = Zu Ihren Zielen
    .linkless = Sie finden Ihre Ziele in Ihrem Mentoring.
go-booking = Termin wählen: { $link }
    .action = Termin wählen
    .linkless = Sie finden freie Termine in Ihrem Mentoring.
go-hours = Zu Ihren Zeiten: { $link }
    .action = Zu Ihren Zeiten
    .linkless = Sie finden Ihre Zeiten in Ihren Einstellungen.
go-agenda = Zur Agenda: { $link }
    .action = Zur Agenda
    .linkless = Sie finden die Agenda beim Treffen, unter Ihren Treffen.
go-thread = Neues lesen: { $link }
    .action = Neues lesen
    .linkless = Sie finden das Neue in Ihrem Mentoring.
go-help = Antwort lesen: { $link }
    .action = Antwort lesen
    .linkless = Sie finden die Antwort bei Ihrer Bitte um Hilfe.
go-survey = Antworten: { $link }
    .action = Antworten
    .linkless = Sie finden die Seite, auf der Sie antworten können, bei denen, die Ihr Programm betreuen.
go-work = Zur Arbeitsliste: { $link }
    .action = Zur Arbeitsliste
    .linkless = Sie finden es in Ihrer Arbeitsliste.
go-check_ins = Zu Ihren Zwischenständen: { $link }
    .action = Zu Ihren Zwischenständen
    .linkless = Sie finden ihn in Ihrem Mentoring.
go-kudos = Den Dank lesen: { $link }
    .action = Den Dank lesen
    .linkless = Sie finden ihn in Ihrem Mentoring.
go-suggestions = Die Vorschläge ansehen: { $link }
    .action = Die Vorschläge ansehen
    .linkless = Sie finden sie in Ihrem Mentoring.
go-introductions = Zu Ihren Vorstellungen: { $link }
    .action = Zu Ihren Vorstellungen
    .linkless = Sie finden sie unter Ihren Vorstellungen.
go-preparation = Zur Vorbereitung: { $link }
    .action = Zur Vorbereitung
    .linkless = Sie finden sie in Ihrem Mentoring.
go-skills = Zu Ihren Fähigkeiten: { $link }
    .action = Zu Ihren Fähigkeiten
    .linkless = Sie finden sie in Ihrem Mentoring.
go-giving_back = Den Entwurf Ihres Profils ansehen: { $link }
    .action = Den Entwurf Ihres Profils ansehen
    .linkless = Sie finden ihn in Ihrem Mentoring.
go-feedback = Feedback geben: { $link }
    .action = Feedback geben
    .linkless = Sie geben es beim Treffen, unter Ihren vergangenen Treffen.
go-read_feedback = Feedback lesen: { $link }
    .action = Feedback lesen
    .linkless = Sie finden es beim Treffen, unter Ihren vergangenen Treffen.
go-mentors = Mentorinnen und Mentoren suchen: { $link }
    .action = Mentorinnen und Mentoren suchen
    .linkless = Sie finden Mentorinnen und Mentoren unter Ihren Empfehlungen.
