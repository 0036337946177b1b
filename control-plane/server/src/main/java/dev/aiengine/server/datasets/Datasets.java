package dev.aiengine.server.datasets;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.Page;
import dev.aiengine.contract.datasets.Preview;
import dev.aiengine.contract.datasets.Profile;
import dev.aiengine.server.audit.AuditLog;
import dev.aiengine.server.storage.Blob;
import dev.aiengine.server.storage.BlobStore;
import dev.aiengine.server.storage.TenantLock;
import dev.aiengine.server.storage.UnusedBlobs;
import dev.aiengine.server.tenancy.StorageQuota;
import dev.aiengine.server.web.ApiException;
import dev.aiengine.server.web.Caller;
import dev.aiengine.server.web.Paging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** A tenant's datasets. */
@Service
public class Datasets {
    private final DatasetStore store;
    private final BlobStore blobs;
    private final UnusedBlobs unused;
    private final TenantLock lock;
    private final Tables tables;
    private final Previews previews;
    private final StorageQuota quota;
    private final ObjectProvider<DatasetUse> uses;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Datasets(
            DatasetStore store,
            BlobStore blobs,
            UnusedBlobs unused,
            TenantLock lock,
            Tables tables,
            Previews previews,
            StorageQuota quota,
            ObjectProvider<DatasetUse> uses,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.blobs = blobs;
        this.unused = unused;
        this.lock = lock;
        this.tables = tables;
        this.previews = previews;
        this.quota = quota;
        this.uses = uses;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The dataset version that a reference names, or 404.
     *
     * @param reference {@code name@version}, or {@code name} for the newest
     */
    public StoredDataset get(String tenant, String reference) {
        int at = reference.indexOf('@');
        Optional<StoredDataset> found = at < 0
                ? store.newest(tenant, reference)
                : number(reference.substring(at + 1))
                        .flatMap(version -> store.find(tenant, reference.substring(0, at), version));
        return found.orElseThrow(() -> ApiException.notFound("dataset " + reference));
    }

    Page<StoredDataset> list(String tenant, Paging paging) {
        return paging.page(store.list(tenant, paging.after(), paging.fetch()), StoredDataset::name);
    }

    /** Newest first. */
    Page<StoredDataset> versions(String tenant, String name, Paging paging) {
        get(tenant, name);
        int before = paging.after().isEmpty()
                ? Integer.MAX_VALUE
                : number(paging.after())
                        .orElseThrow(() -> ApiException.invalid("cursor", "is not a cursor of this list"));
        return paging.page(
                store.versions(tenant, name, before, paging.fetch()), dataset -> Integer.toString(dataset.version()));
    }

    Preview preview(StoredDataset dataset, int limit) {
        return previews.read(dataset, limit);
    }

    Profile profile(StoredDataset dataset) {
        return store.profile(dataset);
    }

    /** A version that an upload led to, which the same upload may have made before. */
    record Added(StoredDataset dataset, boolean isNew) {}

    /** Makes an upload the next version of a name; the upload stays the caller's to close. */
    Added add(String tenant, String name, CsvOptions options, Upload upload, Caller caller) throws IOException {
        String said = Json.MAPPER.writeValueAsString(options);
        Optional<StoredDataset> same = sameAsNewest(tenant, name, upload, said);
        if (same.isPresent()) {
            return new Added(same.get(), false);
        }
        quota.requireRoom(tenant, upload.blob().bytes());
        Path made = blobs.newPart(tenant);
        try {
            Table table = tables.make(upload, options, made);
            Blob blob = blobs.digest(made);
            StoredDataset dataset = new StoredDataset(
                    tenant,
                    name,
                    0,
                    upload.format().label(),
                    said,
                    table.profile().rows(),
                    upload.blob().bytes(),
                    upload.blob().sha256(),
                    blob.bytes(),
                    blob.sha256(),
                    table.columns(),
                    clock.instant());
            return keep(dataset, table.profile(), upload, made, caller);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private Added keep(StoredDataset dataset, Profile profile, Upload upload, Path made, Caller caller) {
        boolean done = false;
        try {
            Added added = transaction.execute(status -> {
                requireTenant(dataset.tenant());
                Optional<StoredDataset> same =
                        sameAsNewest(dataset.tenant(), dataset.name(), upload, dataset.options());
                if (same.isPresent()) {
                    return new Added(same.get(), false);
                }
                quota.requireRoom(dataset.tenant(), dataset.bytes() + dataset.tableBytes());
                StoredDataset numbered = dataset.numbered(store.nextVersion(dataset.tenant(), dataset.name()));
                store.insert(numbered, profile);
                audit.record(dataset.tenant(), caller.actor(), "dataset.create", numbered.reference());
                adopt(dataset, upload, made);
                return new Added(numbered, true);
            });
            done = true;
            return added;
        } finally {
            if (!done) {
                unused.delete(dataset.tenant(), List.of(dataset.sha256(), dataset.tableSha256()));
            }
        }
    }

    private void adopt(StoredDataset dataset, Upload upload, Path made) {
        try {
            blobs.adopt(dataset.tenant(), upload.file(), upload.blob());
            blobs.adopt(dataset.tenant(), made, new Blob(dataset.tableSha256(), dataset.tableBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<StoredDataset> sameAsNewest(String tenant, String name, Upload upload, String options) {
        return store.newest(tenant, name).filter(dataset -> dataset.madeFrom(upload, options));
    }

    /** Deletes one version; 409 while something works with it. */
    void delete(StoredDataset dataset, Caller caller) {
        deleteAll(dataset.tenant(), List.of(dataset), caller);
    }

    /** Deletes every version of a name, or none. */
    void delete(String tenant, String name, Caller caller) {
        List<StoredDataset> versions = store.versions(tenant, name, Integer.MAX_VALUE, Integer.MAX_VALUE);
        if (versions.isEmpty()) {
            throw ApiException.notFound("dataset " + name);
        }
        deleteAll(tenant, versions, caller);
    }

    private void deleteAll(String tenant, List<StoredDataset> versions, Caller caller) {
        transaction.executeWithoutResult(status -> {
            requireTenant(tenant);
            for (StoredDataset dataset : versions) {
                if (uses.stream().anyMatch(use -> use.inUse(tenant, dataset.name(), dataset.version()))) {
                    throw ApiException.conflict("Dataset " + dataset.reference()
                            + " is used by a training job that has not ended; cancel it or wait for it");
                }
                store.delete(dataset);
                audit.record(tenant, caller.actor(), "dataset.delete", dataset.reference());
            }
        });
        unused.delete(
                tenant,
                versions.stream()
                        .flatMap(dataset -> List.of(dataset.sha256(), dataset.tableSha256()).stream())
                        .distinct()
                        .toList());
    }

    private void requireTenant(String tenant) {
        if (!lock.hold(tenant)) {
            throw ApiException.notFound("tenant " + tenant);
        }
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[1-9][0-9]{0,8}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }
}
