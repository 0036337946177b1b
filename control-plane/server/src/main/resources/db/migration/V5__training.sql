-- The state of a job that has no outcome is its workload's, which has the same id
create table training_jobs (
    id              varchar(36) primary key references workloads (id) on delete cascade,
    tenant          varchar(63) not null references tenants (name) on delete cascade,
    model           varchar(63) not null,
    task            varchar(50) not null,
    dataset         varchar(100) not null,
    test_dataset    varchar(100),
    params          text not null,
    idempotency_key varchar(200),
    outcome         varchar(10),
    reason          varchar(2000),
    metrics         text,
    model_version   int,
    checkpoint      varchar(64),
    unique (tenant, idempotency_key)
);
