package dev.aiengine.server.events;

import dev.aiengine.contract.events.Change;
import dev.aiengine.contract.events.EngineEvent;
import dev.aiengine.contract.events.EngineEvent.OfAudit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an audit entry says of the thing it is about; things that change by themselves tell it themselves. */
final class AuditedChanges {
    /** {@code name}, {@code name@3}, {@code name@alias -> 3}. */
    private static final Pattern SUBJECT =
            Pattern.compile("(?<name>[^@]+)(@(?<at>[^ ]+))?( -> (?<target>[0-9]{1,9}))?");

    static Optional<EngineEvent> of(OfAudit audit) {
        String feature = audit.action().substring(0, audit.action().indexOf('.') + 1);
        String tenant = audit.tenant();
        Matcher subject = SUBJECT.matcher(audit.subject());
        if (tenant == null || !subject.matches()) {
            return Optional.empty();
        }
        Change change = change(audit.action().substring(feature.length()));
        return Optional.ofNullable(
                switch (feature) {
                    case "tenant." -> new EngineEvent.OfTenant(tenant, change, audit.at());
                    case "key." -> new EngineEvent.OfKey(tenant, audit.subject(), change, audit.at());
                    case "dataset." ->
                        new EngineEvent.OfDataset(
                                tenant, subject.group("name"), number(subject.group("at")), change, audit.at());
                    case "model." -> model(tenant, subject, audit);
                    case "endpoint." ->
                        new EngineEvent.OfEndpoint(tenant, audit.subject(), null, null, null, change, audit.at());
                    default -> null;
                });
    }

    private static @Nullable EngineEvent model(String tenant, Matcher subject, OfAudit audit) {
        String name = subject.group("name");
        return switch (audit.action()) {
            case "model.version" ->
                new EngineEvent.OfModel(tenant, name, number(subject.group("at")), null, Change.CHANGED, audit.at());
            case "model.alias", "model.rollback" ->
                new EngineEvent.OfModel(
                        tenant, name, number(subject.group("target")), subject.group("at"), Change.CHANGED, audit.at());
            case "model.delete" -> new EngineEvent.OfModel(tenant, name, null, null, Change.DELETED, audit.at());
            default -> null;
        };
    }

    private static Change change(String verb) {
        return switch (verb) {
            case "create" -> Change.CREATED;
            case "delete", "revoke" -> Change.DELETED;
            default -> Change.CHANGED;
        };
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : null;
    }

    private AuditedChanges() {}
}
