package dev.aiengine.agent.control;

import dev.aiengine.contract.agent.Mirror;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Blobs of the control plane on this machine's disk, by digest: a file that is there is complete and checked. */
public final class Blobs {
    private final Path folder;
    private final ControlPlaneClient controlPlane;
    private volatile @Nullable Mirror mirror;

    public Blobs(Path folder, ControlPlaneClient controlPlane) {
        this.folder = folder;
        this.controlPlane = controlPlane;
    }

    /** Where to look first; null where there is nothing nearer than the control plane. */
    public void lookFirstAt(@Nullable Mirror nearer) {
        mirror = nearer;
    }

    public Path fetch(String sha256) throws IOException {
        Path blob = folder.resolve(Sha256.checked(sha256));
        if (Files.exists(blob)) {
            return blob;
        }
        Files.createDirectories(folder);
        Path arriving = Files.createTempFile(folder, "arriving-", "");
        try {
            Mirror nearer = mirror;
            if (nearer == null || !controlPlane.fetch(nearer, sha256, arriving)) {
                controlPlane.fetch(sha256, arriving);
            }
            return Files.move(arriving, blob, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(arriving);
        }
    }

    public void forget(String sha256) throws IOException {
        Files.deleteIfExists(folder.resolve(Sha256.checked(sha256)));
    }
}
