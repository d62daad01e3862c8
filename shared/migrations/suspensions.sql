-- Who was suspended by an operator, when last, and whether that was lifted again: whoever is suspended asks for nothing here.
CREATE TABLE suspensions (
    person_id uuid PRIMARY KEY,
    suspended_at timestamptz NOT NULL,
    lifted boolean NOT NULL DEFAULT false
);
