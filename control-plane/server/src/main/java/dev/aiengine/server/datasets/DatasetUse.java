package dev.aiengine.server.datasets;

/** A feature that works with datasets and holds one back from being deleted while it does. */
public interface DatasetUse {

    boolean inUse(String tenant, String name, int version);
}
