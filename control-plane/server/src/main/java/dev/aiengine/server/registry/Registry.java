package dev.aiengine.server.registry;

import dev.aiengine.contract.Page;
import dev.aiengine.contract.registry.AliasChange;
import dev.aiengine.contract.registry.Model;
import dev.aiengine.contract.registry.ModelVersion;
import dev.aiengine.server.audit.AuditLog;
import dev.aiengine.server.registry.AliasStore.Change;
import dev.aiengine.server.storage.TenantLock;
import dev.aiengine.server.storage.UnusedBlobs;
import dev.aiengine.server.web.ApiException;
import dev.aiengine.server.web.Caller;
import dev.aiengine.server.web.Paging;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Every tenant's models, their versions, and the aliases that point at them. */
@Service
public class Registry {
    private static final String CHAMPION = "champion";

    private final ModelStore models;
    private final AliasStore aliases;
    private final ObjectProvider<ModelUse> uses;
    private final UnusedBlobs unused;
    private final TenantLock lock;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Registry(
            ModelStore models,
            AliasStore aliases,
            ObjectProvider<ModelUse> uses,
            UnusedBlobs unused,
            TenantLock lock,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.models = models;
        this.aliases = aliases;
        this.uses = uses;
        this.unused = unused;
        this.lock = lock;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Adds the next version, once per training job; joins the caller's transaction. */
    @Transactional
    public ModelVersion add(NewVersion added) {
        Optional<ModelVersion> known = models.ofJob(added.trainingJob());
        if (known.isPresent()) {
            return known.get();
        }
        models.insertIfAbsent(added.tenant(), added.model(), added.task(), clock.instant());
        // Holds back other additions to this model until the commit, so that numbers have no gaps and no doubles
        models.lock(added.tenant(), added.model());
        ModelVersion version = new ModelVersion(
                added.model(),
                models.latest(added.tenant(), added.model()) + 1,
                added.task(),
                added.framework(),
                added.labels(),
                added.sha256(),
                added.bytes(),
                added.metrics(),
                added.params(),
                added.metadata(),
                added.dataset(),
                added.trainingJob(),
                clock.instant());
        models.insert(added.tenant(), version);
        audit.record(added.tenant(), "training:" + added.trainingJob(), "model.version", reference(version));
        return version;
    }

    public Optional<Model> findModel(String tenant, String name) {
        return models.find(tenant, name).map(model -> withAliases(tenant, model));
    }

    /** A version by number ({@code "3"}) or alias ({@code "@champion"}); 404 where there is none. */
    public ModelVersion version(String tenant, String model, String version) {
        Optional<Integer> number = version.startsWith("@")
                ? aliases.find(tenant, model, version.substring(1))
                : Optional.of(version)
                        .filter(text -> text.matches("[0-9]{1,9}"))
                        .map(Integer::valueOf);
        return number.flatMap(n -> models.find(tenant, model, n))
                .orElseThrow(() -> ApiException.notFound(
                        version.startsWith("@")
                                ? "alias " + version + " of model " + model
                                : "version " + version + " of model " + model));
    }

    Model model(String tenant, String name) {
        return findModel(tenant, name).orElseThrow(() -> ApiException.notFound("model " + name));
    }

    Page<Model> list(String tenant, Paging paging) {
        List<Model> found = models.list(tenant, paging.after(), paging.fetch()).stream()
                .map(model -> withAliases(tenant, model))
                .toList();
        return paging.page(found, Model::name);
    }

    List<ModelVersion> versions(String tenant, String model) {
        model(tenant, model);
        return models.versions(tenant, model);
    }

    @Transactional
    Model point(String tenant, String model, String alias, int version, Caller caller) {
        version(tenant, model, Integer.toString(version));
        models.lock(tenant, model);
        Optional<Integer> before = aliases.find(tenant, model, alias);
        if (!before.equals(Optional.of(version))) {
            move(tenant, model, alias, before.orElse(null), version, null, caller);
        }
        return model(tenant, model);
    }

    /** Takes back the latest change of {@code champion} that was not taken back already. */
    @Transactional
    Model rollback(String tenant, String model, Caller caller) {
        model(tenant, model);
        models.lock(tenant, model);
        Change last = aliases.lastStanding(tenant, model, CHAMPION).orElse(null);
        Integer target = last == null ? null : last.from();
        if (last == null || target == null) {
            throw ApiException.conflict("Model " + model + " has no earlier champion to go back to");
        }
        if (models.find(tenant, model, target).isEmpty()) {
            throw ApiException.conflict("Version " + target + " of model " + model + " was deleted");
        }
        move(tenant, model, CHAMPION, last.to(), target, last.id(), caller);
        return model(tenant, model);
    }

    /** Every move of an alias, newest first; up to an instant where one is given. */
    List<AliasChange> history(String tenant, String model, @Nullable Instant at) {
        model(tenant, model);
        return aliases.history(tenant, model, at);
    }

    void delete(String tenant, String model, Caller caller) {
        List<ModelVersion> gone = versions(tenant, model);
        transaction.executeWithoutResult(status -> {
            lock.hold(tenant);
            refuseIfUsed(tenant, model);
            models.delete(tenant, model);
            audit.record(tenant, caller.actor(), "model.delete", model);
        });
        unused.delete(tenant, gone.stream().map(ModelVersion::sha256).toList());
    }

    private void refuseIfUsed(String tenant, String model) {
        uses.stream()
                .flatMap(use -> use.use(tenant, model).stream())
                .findFirst()
                .ifPresent(use -> {
                    throw ApiException.conflict("Model " + model + " is used by " + use + "; delete that first");
                });
    }

    private void move(
            String tenant,
            String model,
            String alias,
            @Nullable Integer from,
            int to,
            @Nullable Long undoes,
            Caller caller) {
        aliases.point(tenant, model, alias, to);
        aliases.append(tenant, model, new AliasChange(clock.instant(), alias, from, to, caller.actor()), undoes);
        audit.record(
                tenant,
                caller.actor(),
                undoes == null ? "model.alias" : "model.rollback",
                model + "@" + alias + " -> " + to);
    }

    private Model withAliases(String tenant, Model model) {
        return new Model(
                model.name(), model.task(), model.latestVersion(), aliases.of(tenant, model.name()), model.createdAt());
    }

    private static String reference(ModelVersion version) {
        return version.model() + "@" + version.version();
    }
}
