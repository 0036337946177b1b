package dev.aiengine.hardware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A program that plays nvidia-smi, and keeps a line for each time it was run. */
record PlayedTool(Path script, Path runs) {
    /** @param body of a shell script, whose {@code $*} is what it was asked */
    static PlayedTool of(Path folder, String body) throws IOException {
        Path script = folder.resolve("nvidia-smi");
        Path runs = folder.resolve("runs");
        Files.writeString(script, "#!/bin/sh\necho \"$*\" >> " + runs + "\n" + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(runs, "");
        return new PlayedTool(script, runs);
    }

    /** One that answers each of the three questions. */
    static PlayedTool answering(Path folder, String gpus, String processes, String list) throws IOException {
        return of(folder, """
                case "$1" in
                --query-gpu*) cat <<'END'
                %s
                END
                ;;
                --query-compute-apps*) cat <<'END'
                %s
                END
                ;;
                --list-gpus) cat <<'END'
                %s
                END
                ;;
                esac""".formatted(gpus, processes, list));
    }

    String program() {
        return script.toString();
    }

    List<String> asked() throws IOException {
        return Files.readAllLines(runs);
    }
}
