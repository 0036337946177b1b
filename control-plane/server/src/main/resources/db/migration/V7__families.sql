alter table training_jobs add column base varchar(100);
alter table training_jobs add column peak_memory bigint;

alter table model_versions add column metadata text default '{}' not null;
