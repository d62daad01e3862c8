-- The tables of the plumbing, the same in every service's schema.

-- Facts on their way to Kafka. A row is deleted after the broker's ack. A relay reads a shard in the order of its ids, so a
-- shard's rows lie side by side: in one table a page would be fetched anew for nearly every row of a backlog.
CREATE SEQUENCE outbox_ids;
CREATE TABLE outbox (
    id bigint NOT NULL DEFAULT nextval('outbox_ids'),
    shard smallint NOT NULL,
    event_id uuid NOT NULL,
    topic text NOT NULL,
    type text NOT NULL,
    key uuid NOT NULL,
    sequence bigint NOT NULL,
    value bytea,
    happened_at timestamptz NOT NULL,
    written_at timestamptz NOT NULL,
    traceparent text,
    PRIMARY KEY (shard, id)  -- the only index: each is written with every fact
) PARTITION BY LIST (shard);
ALTER SEQUENCE outbox_ids OWNED BY outbox.id;
-- Rows come and go by the thousand: clean up long before the default fifth of a table is dead.
DO $$
BEGIN
    FOR shard IN 0..7 LOOP
        EXECUTE format(
            'CREATE TABLE outbox_%s PARTITION OF outbox FOR VALUES IN (%s) WITH (autovacuum_vacuum_scale_factor = 0.01,'
            ' autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0)', shard, shard
        );
    END LOOP;
END $$;

-- How many states of a key were published on a topic. Locking this row orders the outbox ids of a key.
CREATE TABLE outbox_sequences (
    topic text NOT NULL,
    key uuid NOT NULL,
    sequence bigint NOT NULL,
    PRIMARY KEY (topic, key)
);

-- Keys whose record the broker refused for its own sake: their rows wait for an operator, everybody else's go on.
CREATE TABLE outbox_parked (
    topic text NOT NULL,
    key uuid NOT NULL,
    outbox_id bigint NOT NULL,
    reason text NOT NULL,
    parked_at timestamptz NOT NULL,
    PRIMARY KEY (topic, key)
);

-- What each consumer has consumed, for ever: the row outlives a tombstone, so that nothing late brings an erased person back.
CREATE TABLE consumed (
    consumer text NOT NULL,
    key uuid NOT NULL,
    sequence bigint NOT NULL,
    previous bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (key, consumer)
);

-- Records that could not be processed, byte for byte: JSON would refuse what Kafka lets through.
CREATE TABLE dead_letters (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    consumer text NOT NULL,
    topic text NOT NULL,
    partition integer NOT NULL,
    record_offset bigint NOT NULL,
    key bytea,
    value bytea,
    header_names bytea[] NOT NULL,
    header_values bytea[] NOT NULL,
    subject uuid,
    sequence bigint,
    reason text NOT NULL,
    parked_at timestamptz NOT NULL,
    replays integer NOT NULL DEFAULT 0,
    UNIQUE (consumer, topic, partition, record_offset)
);
CREATE INDEX dead_letters_by_subject ON dead_letters (consumer, subject);

-- Who did what with a record that was kept aside, for ever.
CREATE TABLE operator_acts (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    act text NOT NULL,
    target text NOT NULL,
    actor text NOT NULL,
    reason text NOT NULL,
    outcome text NOT NULL,
    done_at timestamptz NOT NULL
);

-- What is due later. Claimed with SKIP LOCKED and judged by the product's clock.
CREATE TABLE timers (
    kind text NOT NULL,
    subject uuid NOT NULL,
    version bigint NOT NULL,
    due_at timestamptz NOT NULL,
    worth_until timestamptz,
    attempts integer NOT NULL DEFAULT 0,
    not_before timestamptz,
    PRIMARY KEY (kind, subject, version)
);
CREATE INDEX timers_by_due ON timers (due_at);
