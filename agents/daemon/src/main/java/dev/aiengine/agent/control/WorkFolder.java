package dev.aiengine.agent.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder this process may write to; what it wrote is gone when it ends. */
public record WorkFolder(Path path) {
    private static final Logger log = LoggerFactory.getLogger(WorkFolder.class);

    public Path blobs() {
        return path.resolve("blobs");
    }

    public Path packages() {
        return path.resolve("packages");
    }

    public Path training() {
        return path.resolve("training");
    }

    /** Removes what agents write; the folder itself belongs to whoever made it. */
    public void clean() {
        for (Path folder : List.of(blobs(), packages(), training())) {
            try {
                remove(folder);
            } catch (IOException e) {
                log.warn("could not remove {}: {}", folder, e.toString());
            }
        }
    }

    /** Removes a folder and all that is in it, if it is there. */
    public static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> walk = Files.walk(folder)) {
            deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
