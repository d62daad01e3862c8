-- Whose turn in a job has failed by the job's own fault: each is tried alone, with growing pauses, and holds up nobody else.
CREATE TABLE put_off (
    work text NOT NULL,
    subject uuid NOT NULL,
    attempts integer NOT NULL DEFAULT 1,
    since timestamptz NOT NULL,
    not_before timestamptz NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (work, subject)
);
