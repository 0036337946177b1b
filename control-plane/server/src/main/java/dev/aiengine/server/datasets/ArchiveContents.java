package dev.aiengine.server.datasets;

import dev.aiengine.server.web.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a first pass over an archive finds: which files there are, what the heads of its images say, and annotations of
 * objects on them. Annotations are read as such only beside images; what is wrong with one is told only then.
 */
final class ArchiveContents {
    private final LabelFolders folders = new LabelFolders();
    private final ImageEntries images = new ImageEntries();
    private final AnnotationBudget budget;
    private final ImageSets sets;
    private final PascalVoc voc;
    private final List<AnnotatedImage> vocImages = new ArrayList<>();
    private final List<AnnotatedImage> cocoImages = new ArrayList<>();
    private @Nullable RuntimeException problem;

    private ArchiveContents(DatasetProperties limits) {
        this.budget = new AnnotationBudget(limits);
        this.sets = new ImageSets(budget);
        this.voc = new PascalVoc(budget);
    }

    static ArchiveContents of(Archive archive, DatasetProperties limits) throws IOException {
        ArchiveContents contents = new ArchiveContents(limits);
        archive.forEach((path, content) -> {
            if (contents.folders.add(path)) {
                contents.look(path, content);
            }
        });
        return contents;
    }

    LabelFolders folders() {
        return folders;
    }

    ImageEntries images() {
        return images;
    }

    /** The images that have annotations; empty where the archive has none. 422 where an annotation is wrong. */
    AnnotatedImages annotated() {
        if (images.isEmpty()) {
            return new AnnotatedImages(images, List.of());
        }
        if (problem != null) {
            throw problem;
        }
        if (!vocImages.isEmpty() && !cocoImages.isEmpty()) {
            throw Archive.refused(
                    cocoImages.getFirst().entry(),
                    "is COCO JSON, and \"" + vocImages.getFirst().entry()
                            + "\" is Pascal VOC XML; send one kind of annotation only");
        }
        return vocImages.isEmpty()
                ? new AnnotatedImages(images, cocoImages)
                : AnnotatedImages.ofVoc(images, vocImages, sets);
    }

    private void look(String path, InputStream content) throws IOException {
        if (ImageHeader.isNamedAnyImage(path)) {
            images.add(path, content);
        } else if (problem == null) {
            try {
                annotations(path, content);
            } catch (ApiException e) {
                problem = e;
            }
        }
    }

    private void annotations(String path, InputStream content) throws IOException {
        String name = path.toLowerCase(Locale.ROOT);
        if (name.endsWith(".xml")) {
            AnnotatedImage image = voc.read(path, content);
            if (image != null) {
                vocImages.add(image);
            }
        } else if (name.endsWith(".json")) {
            List<AnnotatedImage> read = CocoFile.read(path, content, budget);
            cocoImages.addAll(read == null ? List.of() : read);
        } else if (ImageSets.isList(path)) {
            sets.add(path, content);
        }
    }
}
