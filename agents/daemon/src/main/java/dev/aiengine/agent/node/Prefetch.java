package dev.aiengine.agent.node;

import dev.aiengine.agent.control.AttemptOver;
import dev.aiengine.contract.agent.NodeState;
import dev.aiengine.contract.agent.NodeState.Wanted;
import dev.aiengine.contract.fleet.NodeStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what the machine should have, one package at a time and the most urgent first. Whatever could not be had is
 * tried again when the control plane says again that it is wanted.
 */
final class Prefetch {
    private static final Logger log = LoggerFactory.getLogger(Prefetch.class);

    /** Gets the bytes of a package. */
    interface Source {
        void fetch(Wanted wanted, Path file) throws IOException;
    }

    private final PackageFolder folder;
    private final Source source;
    private final Executor background;
    private final AtomicBoolean working = new AtomicBoolean();
    private final Map<Content, CompletableFuture<Boolean>> underway = new ConcurrentHashMap<>();
    private volatile List<Wanted> wanted = List.of();
    private volatile @Nullable String problem;

    /** @param background where packages are fetched, one task at a time */
    Prefetch(PackageFolder folder, Source source, Executor background) {
        this.folder = folder;
        this.source = source;
        this.background = background;
    }

    void desire(NodeState state) {
        wanted = List.copyOf(state.packages());
        if (working.compareAndSet(false, true)) {
            background.execute(this::work);
        }
    }

    NodeStatus.Cache status() {
        PackageFolder.Size size = folder.size();
        return new NodeStatus.Cache(size.packages(), size.bytes(), problem);
    }

    /** Done once a package that is being fetched has come, or has not; empty where it is not being fetched. */
    Optional<CompletableFuture<Boolean>> underway(Content content) {
        return Optional.ofNullable(underway.get(content));
    }

    private void work() {
        @Nullable String trouble = null;
        try {
            List<Wanted> now = wanted;
            Set<Content> needed =
                    now.stream().flatMap(one -> Content.of(one).stream()).collect(Collectors.toSet());
            for (Wanted one : now) {
                Optional<Content> content = Content.of(one);
                if (content.isPresent() && !folder.has(content.get())) {
                    String failure = fetch(one, content.get(), needed);
                    trouble = trouble == null ? failure : trouble;
                }
            }
        } catch (AttemptOver e) {
            log.debug("the process ends", e);
        } finally {
            problem = trouble;
            working.set(false);
        }
    }

    private @Nullable String fetch(Wanted one, Content content, Set<Content> needed) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        underway.put(content, done);
        try {
            if (!folder.makeRoom(one.bytes(), needed)) {
                return "package " + one.sha256() + " of tenant " + one.tenant() + ", " + one.bytes()
                        + " bytes, does not fit beside the others that are needed";
            }
            Path arriving = folder.arriving();
            try {
                source.fetch(one, arriving);
                folder.add(content, arriving);
            } finally {
                Files.deleteIfExists(arriving);
            }
            log.info("has package {} of tenant {}", one.sha256(), one.tenant());
            done.complete(true);
            return null;
        } catch (IOException e) {
            log.info("package {} could not be fetched: {}", one.sha256(), e.toString());
            return "package " + one.sha256() + " of tenant " + one.tenant() + " could not be fetched: "
                    + e.getMessage();
        } finally {
            underway.remove(content);
            done.complete(false);
        }
    }
}
