-- Each replica of a serving pool is a workload of its own, in slot "serve/TENANT/NUMBER"; what was the pool is its first
update workloads set slot = slot || '/0' where slot = 'serve/' || tenant;
