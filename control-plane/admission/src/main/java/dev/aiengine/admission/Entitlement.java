package dev.aiengine.admission;

/**
 * What a tenant may use.
 *
 * @param quota its own; {@link Amount#UNLIMITED} of a resource guarantees nothing and limits nothing
 * @param borrowing how much more it may use of what others leave
 * @param lending how much of its unused quota others may use meanwhile
 * @param weight of its fair share
 * @param history its dominant share over the time past, recent time counting more
 */
public record Entitlement(
        String tenant, Amount quota, Amount borrowing, Amount lending, double weight, double history) {

    /** No quota and no past. */
    public static Entitlement unlimited(String tenant) {
        return new Entitlement(tenant, Amount.UNLIMITED, Amount.NONE, Amount.UNLIMITED, 1, 0);
    }

    /** Never more than this. */
    public Amount limit() {
        return quota.plus(borrowing);
    }

    /** Whether it has a quota of a resource, and so a right to it. */
    boolean has(Resource resource) {
        return quota.of(resource) < Amount.UNLIMITED.of(resource);
    }

    /** What it gets back from those who borrowed it. */
    Amount guaranteed() {
        return new Amount(guaranteed(Resource.GPUS), guaranteed(Resource.CPUS), guaranteed(Resource.MEMORY));
    }

    private long guaranteed(Resource resource) {
        return has(resource) ? quota.of(resource) : 0;
    }
}
