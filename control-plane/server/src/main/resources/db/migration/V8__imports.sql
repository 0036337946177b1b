-- A job that imports a model has a source, the digest of the file that was sent, instead of a dataset
alter table training_jobs alter column dataset drop not null;
alter table training_jobs add column source varchar(64);
alter table training_jobs add column source_bytes bigint;
