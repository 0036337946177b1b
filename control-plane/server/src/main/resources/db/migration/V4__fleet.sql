-- slot is taken by at most one unfinished workload: "serve/TENANT" for a serving pool, the id for everything else
create table workloads (
    id         varchar(36) primary key,
    tenant     varchar(63) not null references tenants (name) on delete cascade,
    kind       varchar(10) not null,
    slot       varchar(80) not null unique,
    priority   int not null,
    gpus       int not null,
    cpus       double precision not null,
    memory     bigint not null,
    state      varchar(10) not null,
    attempt    int not null,
    losses     int not null,
    reason     varchar(1000),
    handle     varchar(200),
    version    int not null,
    queued_at  timestamp with time zone not null,
    started_at timestamp with time zone,
    ended_at   timestamp with time zone
);

create index workloads_state on workloads (state, queued_at);

-- made once, known to the control plane alone
create table secrets (
    name   varchar(50) primary key,
    secret varchar(100) not null
);
