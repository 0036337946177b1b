package dev.aiengine.console;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Folders of the console. */
final class Places {

    /** Where connections and preferences are kept: the desktop's place for settings, or the one that was named. */
    static Path folder(@Nullable String named) {
        if (named != null) {
            return Path.of(named).toAbsolutePath().normalize();
        }
        String settings = System.getenv("XDG_CONFIG_HOME");
        Path base = settings == null || settings.isBlank()
                ? Path.of(System.getProperty("user.home"), ".config")
                : Path.of(settings);
        return base.resolve("aiengine-console");
    }

    /** Folder of the launcher script, which says so. */
    static Path installation() {
        return Path.of(System.getProperty("aiengine.home", "."))
                .toAbsolutePath()
                .normalize();
    }

    private Places() {}
}
