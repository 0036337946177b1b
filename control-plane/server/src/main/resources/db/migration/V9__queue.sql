alter table workloads add column gpu_type varchar(100);
alter table workloads add column preemptions int default 0 not null;
-- 0 where nobody knows
alter table workloads add column expected_seconds bigint default 0 not null;
alter table workloads add column leaving_since timestamp with time zone;

create index workloads_ended on workloads (ended_at);
