package dev.aiengine.agent.node;

import dev.aiengine.agent.control.Sha256;
import dev.aiengine.agent.control.WorkFolder;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packages of a machine on its disk, {@code TENANT/SHA256}, no more bytes than its limit. A file with the name of a
 * digest is complete; those that an earlier process left are checked before they are given out first.
 */
final class PackageFolder {
    private static final Logger log = LoggerFactory.getLogger(PackageFolder.class);
    private static final String ARRIVING = "arriving-";

    private final Path folder;
    private final long limit;
    private final InstantSource clock;
    private final Map<Content, Entry> entries = new HashMap<>();

    private record Entry(long bytes, Instant used, boolean checked) {}

    private PackageFolder(Path folder, long limit, InstantSource clock) {
        this.folder = folder;
        this.limit = limit;
        this.clock = clock;
    }

    static PackageFolder open(Path folder, long limit, InstantSource clock) throws IOException {
        PackageFolder opened = new PackageFolder(folder, limit, clock);
        opened.findWhatIsThere();
        return opened;
    }

    /** How many there are, and their bytes. */
    record Size(int packages, long bytes) {}

    synchronized Size size() {
        return new Size(entries.size(), bytes());
    }

    synchronized boolean has(Content content) {
        return entries.containsKey(content);
    }

    /** A file to write to before it is {@link #add}ed. */
    Path arriving() throws IOException {
        Files.createDirectories(folder);
        return Files.createTempFile(folder, ARRIVING, "");
    }

    /** Makes room by letting go of what was not used for the longest time; false where that is not enough. */
    synchronized boolean makeRoom(long bytes, Collection<Content> needed) throws IOException {
        List<Content> oldestFirst = entries.keySet().stream()
                .filter(content -> !needed.contains(content))
                .sorted(Comparator.comparing(this::used))
                .toList();
        for (Content content : oldestFirst) {
            if (bytes() + bytes <= limit) {
                break;
            }
            remove(content);
        }
        return bytes() + bytes <= limit;
    }

    /** Takes in a complete and checked file; one that is larger than the room that was made for it is refused. */
    synchronized void add(Content content, Path arrived) throws IOException {
        long bytes = Files.size(arrived);
        if (bytes() + bytes > limit) {
            throw new FileSystemException(arrived.toString(), null, "is larger than was said");
        }
        Files.createDirectories(path(content).getParent());
        Files.move(arrived, path(content), StandardCopyOption.ATOMIC_MOVE);
        Instant now = clock.instant();
        Files.setLastModifiedTime(path(content), FileTime.from(now));
        entries.put(content, new Entry(bytes, now, true));
    }

    /** The file, which from now on was used last; empty where it is not there or is damaged. */
    Optional<Path> use(Content content) throws IOException {
        Path path = path(content);
        if (!isChecked(content)) {
            if (!has(content)) {
                return Optional.empty();
            }
            if (!Sha256.of(path).equals(content.sha256())) {
                log.warn("{} is damaged and is let go", path);
                remove(content);
                return Optional.empty();
            }
        }
        touch(content, path);
        return Optional.of(path);
    }

    private synchronized boolean isChecked(Content content) {
        Entry entry = entries.get(content);
        return entry != null && entry.checked();
    }

    private synchronized void touch(Content content, Path path) throws IOException {
        Instant now = clock.instant();
        if (entries.computeIfPresent(content, (key, entry) -> new Entry(entry.bytes(), now, true)) != null) {
            // The next process knows as well what was used last
            Files.setLastModifiedTime(path, FileTime.from(now));
        }
    }

    private synchronized void remove(Content content) throws IOException {
        entries.remove(content);
        Files.deleteIfExists(path(content));
    }

    private Instant used(Content content) {
        Entry entry = entries.get(content);
        return entry == null ? Instant.MIN : entry.used();
    }

    private long bytes() {
        return entries.values().stream().mapToLong(Entry::bytes).sum();
    }

    private Path path(Content content) {
        return folder.resolve(content.tenant()).resolve(content.sha256());
    }

    private synchronized void findWhatIsThere() throws IOException {
        Files.createDirectories(folder);
        for (Path tenant : list(folder)) {
            if (!Files.isDirectory(tenant)) {
                // What was on its way when the process before ended
                Files.delete(tenant);
                continue;
            }
            for (Path file : list(tenant)) {
                Optional<Content> content = Content.of(name(tenant), name(file));
                if (content.isEmpty() || !Files.isRegularFile(file)) {
                    WorkFolder.remove(file);
                } else {
                    Instant used = Files.getLastModifiedTime(file).toInstant();
                    entries.put(content.get(), new Entry(Files.size(file), used, false));
                }
            }
        }
        makeRoom(0, List.of());
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return new ArrayList<>(found.toList());
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
