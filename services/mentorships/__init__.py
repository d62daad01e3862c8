"""The journey of a mentor and a mentee: stages, goals and action steps, agendas, feedback, the ending, the timeline.

Owns every word the two write about their work together; none of them leaves this schema. Publishes `mentorships`
(stage, rhythm, counts), `feedback` (ratings and skills, once revealed) and `erasures`. Listens to `profiles` (for
blocks, mentors who cease and erasures), `matches` (an acceptance opens a mentorship) and `sessions` (which move stages
and counts).
"""
