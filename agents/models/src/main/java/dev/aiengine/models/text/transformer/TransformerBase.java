package dev.aiengine.models.text.transformer;

import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.text.TextFrameworks;
import dev.aiengine.models.text.encoder.EncoderSignature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a training starts from: an imported encoder, or an earlier model on one.
 *
 * @param head of the earlier model
 * @param labels of the head
 */
record TransformerBase(
        Path directory,
        EncoderSignature signature,
        @Nullable Head head,
        List<String> labels) {

    static TransformerBase of(ModelPackage modelPackage) throws IOException {
        ModelManifest manifest = modelPackage.manifest();
        EncoderSignature signature = EncoderSignature.of(manifest.metadata());
        boolean trained = manifest.framework().equals(TextFrameworks.TRANSFORMER);
        return new TransformerBase(
                modelPackage.directory(),
                signature,
                trained
                        ? HeadFile.read(
                                modelPackage.directory(), manifest.labels().size(), signature.width())
                        : null,
                manifest.labels());
    }

    /** The earlier model's head, where it has these labels. */
    @Nullable
    Head headFor(List<String> wanted) {
        return labels.equals(wanted) ? head : null;
    }
}
