package dev.aiengine.server.tenancy;

import dev.aiengine.server.storage.BlobUse;
import dev.aiengine.server.web.ApiException;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How much a tenant may keep, whatever feature keeps it. */
@Component
public class StorageQuota {
    private final Tenants tenants;
    private final ObjectProvider<BlobUse> kept;

    StorageQuota(Tenants tenants, ObjectProvider<BlobUse> kept) {
        this.tenants = tenants;
        this.kept = kept;
    }

    /** Refuses what would go over the tenant's quota; 409, because it fits once something else is deleted. */
    public void requireRoom(String tenant, long bytes) {
        shortage(tenant, bytes).ifPresent(shortage -> {
            throw ApiException.conflict(shortage);
        });
    }

    /** Says why there is no room for so many bytes, where there is none. */
    public Optional<String> shortage(String tenant, long bytes) {
        Long quota = tenants.get(tenant).quota().storage();
        if (quota == null) {
            return Optional.empty();
        }
        long used = kept.stream().mapToLong(use -> use.bytes(tenant)).sum();
        if (bytes <= quota - used) {
            return Optional.empty();
        }
        return Optional.of("The tenant's storage quota of " + quota + " bytes has room for "
                + Math.max(0, quota - used) + " more and this needs " + bytes
                + "; delete dataset versions or models, or ask for a larger quota");
    }
}
