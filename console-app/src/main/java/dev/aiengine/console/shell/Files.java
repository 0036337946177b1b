package dev.aiengine.console.shell;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the person for files; an interface because tests have no file dialog. */
public interface Files {

    Optional<Path> open(String title);

    /**
     * Where a file shall be written.
     *
     * @param name suggested
     */
    Optional<Path> save(String title, String name);

    Optional<Path> folder(String title);
}
