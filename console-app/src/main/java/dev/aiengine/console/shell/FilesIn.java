package dev.aiengine.console.shell;

import java.nio.file.Path;
import java.util.Optional;

/** Files without dialogs: what is saved goes into one folder under the name that was suggested. */
public record FilesIn(Path folder) implements Files {

    @Override
    public Optional<Path> open(String title) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> save(String title, String name) {
        return Optional.of(folder.resolve(name));
    }

    @Override
    public Optional<Path> folder(String title) {
        return Optional.of(folder);
    }
}
