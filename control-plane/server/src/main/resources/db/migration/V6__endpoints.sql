create table endpoints (
    tenant     varchar(63) not null references tenants (name),
    name       varchar(63) not null,
    spec       text not null,
    generation int not null,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    primary key (tenant, name)
);
