-- a machine that takes no workloads until its row is gone
create table drains (
    node       varchar(253) primary key,
    drained_at timestamp with time zone not null,
    actor      varchar(100) not null
);
