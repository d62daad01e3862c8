-- The tables of the HTTP edge, the same in every service's schema.

-- The last good public keys, so that tokens can be checked while their issuer is away. One row.
CREATE TABLE jwks (
    one_row boolean PRIMARY KEY DEFAULT true CHECK (one_row),
    keys jsonb NOT NULL,
    fetched_at timestamptz NOT NULL
);

-- People whose commands get 401, however long their tokens are still good.
CREATE TABLE erased_people (
    person_id uuid PRIMARY KEY,
    erased_at timestamptz NOT NULL
);

-- GCRA: a bucket's theoretical arrival time is all its state. Unlogged, so that counting waits for no disk;
-- a crash of the server forgives everybody, and no more.
CREATE UNLOGGED TABLE rate_limits (
    bucket text PRIMARY KEY,
    theoretical_arrival timestamptz NOT NULL
);
CREATE INDEX rate_limits_by_arrival ON rate_limits (theoretical_arrival);
ALTER TABLE rate_limits SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

-- Answers to commands that carried an Idempotency-Key, written in the transaction of their effect and kept for a day.
CREATE TABLE idempotency_keys (
    person_id uuid NOT NULL,
    operation text NOT NULL,
    key text NOT NULL,
    request_digest bytea NOT NULL,
    stored_at timestamptz NOT NULL,
    status smallint NOT NULL,
    etag text,
    location text,
    consistency_token text,
    body bytea NOT NULL,
    PRIMARY KEY (person_id, operation, key)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (stored_at);
