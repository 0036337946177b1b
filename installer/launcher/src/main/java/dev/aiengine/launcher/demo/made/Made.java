package dev.aiengine.launcher.demo.made;

import dev.aiengine.contract.client.Upload;
import java.io.IOException;
import java.nio.file.Path;

/** Something that can be written to a file and uploaded. */
@FunctionalInterface
public interface Made {

    /** Writes it to a file of this folder; the same bytes every time. */
    Upload write(Path folder) throws IOException;
}
