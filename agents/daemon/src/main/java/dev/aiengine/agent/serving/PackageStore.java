package dev.aiengine.agent.serving;

import dev.aiengine.agent.control.Blobs;
import dev.aiengine.agent.control.WorkFolder;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Model packages on this machine's disk, unpacked; used by the loading thread alone. */
final class PackageStore {
    private final Path folder;
    private final Blobs blobs;
    private final PredictorLoader loader;

    PackageStore(Path folder, Blobs blobs, PredictorLoader loader) {
        this.folder = folder;
        this.blobs = blobs;
        this.loader = loader;
    }

    Predictor load(String sha256) throws IOException {
        Path unpacked = folder.resolve(sha256);
        if (!Files.exists(unpacked)) {
            unpack(sha256, unpacked);
        }
        return loader.load(ModelPackage.open(unpacked));
    }

    /** Frees the disk of what no endpoint needs. */
    void keepOnly(Set<String> needed) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> unneeded;
        try (Stream<Path> packages = Files.list(folder)) {
            unneeded = packages.filter(
                            path -> !needed.contains(path.getFileName().toString()))
                    .toList();
        }
        for (Path path : unneeded) {
            WorkFolder.remove(path);
        }
    }

    /** Renamed into place when complete, so that a folder with the name of a digest is a whole package. */
    private void unpack(String sha256, Path target) throws IOException {
        Path archive = blobs.fetch(sha256);
        Files.createDirectories(folder);
        Path unpacking = Files.createTempDirectory(folder, "unpacking-");
        try {
            ModelPackage.unpack(archive, unpacking);
            Files.move(unpacking, target, StandardCopyOption.ATOMIC_MOVE);
            blobs.forget(sha256);
        } finally {
            WorkFolder.remove(unpacking);
        }
    }
}
