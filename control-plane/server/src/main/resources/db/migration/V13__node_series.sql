-- a series is of a tenant's variant, or of a node
alter table metric_series alter column tenant drop not null;
alter table metric_series alter column endpoint drop not null;
alter table metric_series alter column model drop not null;
alter table metric_series alter column version drop not null;
alter table metric_series add column node varchar(253);
alter table metric_series add constraint metric_series_node unique (node);
alter table metric_series add constraint metric_series_of_one
    check ((node is null and tenant is not null) or (node is not null and tenant is null));
