"""People, how they sign in, what they offer and look for, the vocabulary, the default programme, erasures."""

from shared.migrations import mail, plumbing, run

revision = "0001"
down_revision = None

SCRIPT = """
CREATE TABLE people (
    person_id uuid PRIMARY KEY,
    account text NOT NULL UNIQUE,
    email text NOT NULL,
    name text NOT NULL,
    time_zone text NOT NULL,
    locale text NOT NULL,
    languages jsonb NOT NULL,
    operator boolean NOT NULL,
    version bigint NOT NULL,
    revision bigint NOT NULL,
    signed_up_at timestamptz NOT NULL
);

-- The profile is one value, read and written whole; what is searched for stands beside it.
CREATE TABLE mentors (
    person_id uuid PRIMARY KEY REFERENCES people ON DELETE CASCADE,
    version bigint NOT NULL,
    profile jsonb NOT NULL,
    paused boolean NOT NULL,
    skills text[] NOT NULL,
    languages text[] NOT NULL,
    words tsvector NOT NULL
);
CREATE INDEX mentors_by_skill ON mentors USING gin (skills);
CREATE INDEX mentors_by_language ON mentors USING gin (languages);
CREATE INDEX mentors_by_word ON mentors USING gin (words);

CREATE TABLE mentees (
    person_id uuid PRIMARY KEY REFERENCES people ON DELETE CASCADE,
    version bigint NOT NULL,
    profile jsonb NOT NULL
);

-- A block is its owner's: it holds an opaque id and outlives the person whom it names.
CREATE TABLE blocks (
    person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
    blocked_id uuid NOT NULL,
    PRIMARY KEY (person_id, blocked_id)
);

-- Secret and code as hashes only. Nothing here says whether the account exists.
CREATE TABLE sign_ins (
    sign_in_id uuid PRIMARY KEY,
    account text NOT NULL,
    email text NOT NULL,
    secret_hash bytea NOT NULL,
    code_hash bytea NOT NULL,
    expires_at timestamptz NOT NULL,
    failed_tries smallint NOT NULL DEFAULT 0,
    used_at timestamptz
);
CREATE INDEX sign_ins_by_account ON sign_ins (account);
CREATE INDEX sign_ins_by_expiry ON sign_ins (expires_at);

CREATE TABLE refresh_families (
    family_id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
    generation integer NOT NULL,
    rotated_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX refresh_families_by_person ON refresh_families (person_id);
CREATE INDEX refresh_families_by_expiry ON refresh_families (expires_at);

-- Used tokens stay as long as their family, so that a stolen one is recognised.
CREATE TABLE refresh_tokens (
    token_hash bytea PRIMARY KEY,
    family_id uuid NOT NULL REFERENCES refresh_families ON DELETE CASCADE,
    generation integer NOT NULL,
    issued_at timestamptz NOT NULL
);
CREATE INDEX refresh_tokens_by_family ON refresh_tokens (family_id);
CREATE INDEX refresh_tokens_by_age ON refresh_tokens (issued_at);

-- Private keys are encrypted with a secret that is not in the database. `signs_from` lies after the publication of a
-- new key, so that every service can have fetched it by then.
CREATE TABLE signing_keys (
    key_id text PRIMARY KEY,
    public_key jsonb NOT NULL,
    sealed_private_key bytea NOT NULL,
    signs_from timestamptz NOT NULL
);

CREATE TABLE skills (
    skill text PRIMARY KEY,
    name text NOT NULL,
    spellings text[] NOT NULL,
    near jsonb NOT NULL,
    version bigint NOT NULL
);

-- Comparing forms of everything that a skill is called; each belongs to one skill.
CREATE TABLE skill_keys (
    key text PRIMARY KEY,
    skill text NOT NULL REFERENCES skills ON DELETE CASCADE
);
CREATE INDEX skill_keys_by_prefix ON skill_keys (key text_pattern_ops);
CREATE INDEX skill_keys_by_skill ON skill_keys (skill);

CREATE TABLE programmes (
    programme_id uuid PRIMARY KEY,
    slug text NOT NULL UNIQUE,
    name text NOT NULL,
    open_to_all boolean NOT NULL,
    version bigint NOT NULL
);

-- What is left of an erased person: opaque ids and when each service had forgotten them.
CREATE TABLE erasures (
    erasure_id uuid PRIMARY KEY,
    person_id uuid NOT NULL UNIQUE,
    requested_at timestamptz NOT NULL
);
CREATE TABLE erasure_progress (
    person_id uuid NOT NULL,
    service text NOT NULL,
    erased_at timestamptz NOT NULL,
    PRIMARY KEY (person_id, service)
);
"""


def upgrade() -> None:
    plumbing()
    mail()
    run(SCRIPT)
