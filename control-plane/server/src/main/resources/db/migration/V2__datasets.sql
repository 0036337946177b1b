-- the last number given out, so that a version's number is never given again after the version is deleted
create table dataset_numbers (
    tenant varchar(63) not null references tenants (name) on delete cascade,
    name   varchar(63) not null,
    last   integer not null,
    primary key (tenant, name)
);

-- sha256 and bytes are of the file as uploaded, table_* of the Parquet file that was made from it
create table dataset_versions (
    tenant       varchar(63) not null references tenants (name),
    name         varchar(63) not null,
    version      integer not null,
    format       varchar(10) not null,
    options      text not null,
    row_count    bigint not null,
    bytes        bigint not null,
    sha256       varchar(64) not null,
    table_bytes  bigint not null,
    table_sha256 varchar(64) not null,
    columns      text not null,
    profile      text not null,
    created_at   timestamp with time zone not null,
    primary key (tenant, name, version)
);

create index dataset_versions_sha256 on dataset_versions (tenant, sha256);
create index dataset_versions_table_sha256 on dataset_versions (tenant, table_sha256);
