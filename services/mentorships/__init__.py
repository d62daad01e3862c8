"""The journey of a mentor and a mentee: agreements, stages, goals and action steps, agendas, feedback, momentum, the ending.

Owns every word the two write about their work together; none of them leaves this schema. Publishes `mentorships`
(stage, rhythm, counts), `feedback` (ratings and skills, once revealed), `prompts` (what is said unasked, without a word),
`achievements` (what somebody asked to have shown by a badge) and `erasures`. Listens to `profiles` (for blocks, zones, mentors who cease and erasures), `programmes` and `memberships` (for those
who look after a programme, mentees without a mentor in it, dates, numbers and how far mentees come), `matches` (an acceptance opens a mentorship), `draws` (who got a
place by a draw, and who did not) and `sessions` (which move stages and counts).
"""
