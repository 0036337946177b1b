package dev.aiengine.agent.training;

import dev.aiengine.models.ModelFamily;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.ModelSource;
import dev.aiengine.models.Parameters;
import dev.aiengine.models.Untrainable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a version of a file that was made elsewhere, in this process: what is wrong with a file of unknown origin may
 * end it, and no other. A package is opened by its family as it would be to serve it; other files the family makes a
 * package of.
 */
record Adoption(ModelFamily family, String task) {
    private static final Logger log = LoggerFactory.getLogger(Adoption.class);

    /**
     * Fills the folder that becomes the package.
     *
     * @throws Untrainable with the reason, where the file cannot be opened
     */
    ModelManifest of(Parameters params, Path file, Path output) throws IOException {
        if (!ModelPackage.is(file)) {
            return family.adopt(new ModelSource(task, params, file, output));
        }
        try {
            ModelPackage.unpack(file, output);
            ModelPackage opened = ModelPackage.open(output);
            if (!opened.manifest().task().equals(task)) {
                throw new Untrainable(
                        "the package is one of " + opened.manifest().task() + ", not " + task);
            }
            family.check(opened);
            return opened.manifest();
        } catch (Untrainable e) {
            throw e;
        } catch (IOException e) {
            throw new Untrainable(
                    "the package cannot be opened: " + Objects.requireNonNullElse(e.getMessage(), e.toString()));
        } catch (RuntimeException e) {
            // What the family did not expect in its files; another attempt would meet the same
            log.warn("a package cannot be opened", e);
            throw new Untrainable("the package cannot be opened, its files are damaged: " + e);
        }
    }
}
