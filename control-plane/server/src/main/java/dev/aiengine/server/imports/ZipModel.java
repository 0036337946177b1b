package dev.aiengine.server.imports;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.tasks.Tasks;
import dev.aiengine.server.imports.ModelFile.Kind;
import dev.aiengine.server.storage.ZipDirectory;
import dev.aiengine.server.web.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Tells the kinds of zips apart by the names in their directory, after holding these to the rules. */
final class ZipModel {
    private static final String MANIFEST = "model.json";
    private static final int PACKAGE_FORMAT = 1;
    private static final int LONGEST_MANIFEST = 1 << 20;
    private static final int LONGEST_NAME = 1_024;
    private static final long LARGEST_NAMES = 16 << 20;

    private final ImportProperties limits;
    private final Set<String> names = new LinkedHashSet<>();
    private long expanded;
    private long characters;

    private ZipModel(ImportProperties limits) {
        this.limits = limits;
    }

    static ModelFile of(Path file, ImportProperties limits) throws IOException {
        ZipModel zip = new ZipModel(limits);
        try (FileChannel channel = FileChannel.open(file)) {
            ZipDirectory.forEach(limits.maxEntries(), channel, zip::take);
            return zip.kind(file);
        } catch (IOException | IllegalArgumentException e) {
            throw ModelFile.refused("is not a whole zip archive: " + e.getMessage());
        }
    }

    private void take(ZipDirectory.Entry entry) {
        String name = entry.name();
        boolean unsafe = name.isEmpty()
                || name.length() > LONGEST_NAME
                || name.startsWith("/")
                || name.contains("\\")
                || name.matches("(?s)[A-Za-z]:.*")
                || name.chars().anyMatch(Character::isISOControl)
                || List.of(name.split("/")).stream().anyMatch(step -> step.isEmpty() || step.equals(".."));
        if (unsafe) {
            throw refused(entry, "has a path that leads out of the archive or is not plain");
        }
        if (entry.encrypted()) {
            throw refused(entry, "is encrypted; send the archive without a password");
        }
        if (!names.add(name)) {
            throw refused(entry, "is in the archive twice");
        }
        expanded += entry.size();
        if (expanded > limits.maxExpandedBytes().toBytes()) {
            throw ModelFile.refused("unpacks to more than the limit of "
                    + limits.maxExpandedBytes().toBytes() + " bytes (aiengine.imports.max-expanded-bytes)");
        }
        characters += name.length();
        if (characters > LARGEST_NAMES) {
            throw ModelFile.refused("has a directory larger than " + LARGEST_NAMES + " characters");
        }
    }

    private ModelFile kind(Path file) throws IOException {
        if (names.contains(MANIFEST)) {
            return new ModelFile(Kind.PACKAGE, task(file));
        }
        if (any("(?:[^/]+/)?tokenizer\\.json")) {
            if (!any("(?:[^/]+/)?model\\.(?:onnx|pt)")) {
                throw ModelFile.refused("has a tokenizer.json but neither model.onnx nor model.pt beside it");
            }
            return new ModelFile(Kind.ENCODER, null);
        }
        if (any("[^/]+/data\\.pkl")) {
            if (!any("[^/]+/code/.+")) {
                throw ModelFile.pickle();
            }
            if (any("[^/]+/constants\\.pkl")) {
                return new ModelFile(Kind.TORCHSCRIPT, null);
            }
        }
        if (any("[^/]+/model\\.json") && any("[^/]+/(?:code|tensors)/.+")) {
            throw ModelFile.refused(
                    "is TorchScript of PyTorch before 1.6: load it with torch.jit.load in a newer PyTorch"
                            + " and save it again");
        }
        if (any(".*\\.(?:onnx|pt|pth)")) {
            throw ModelFile.refused("is a zip around a model: send the model's file itself, or a zip of model.onnx or"
                    + " model.pt and its tokenizer.json");
        }
        throw ModelFile.refused(
                "is a zip of no kind that can be imported: send TorchScript, ONNX, a package of an engine,"
                        + " or a zip of model.onnx or model.pt and its tokenizer.json");
    }

    private boolean any(String pattern) {
        return names.stream().anyMatch(name -> name.matches(pattern));
    }

    /** As the package's manifest says. */
    private static String task(Path file) throws IOException {
        JsonNode manifest = manifest(file);
        if (manifest.path("format").asInt(0) != PACKAGE_FORMAT) {
            throw ModelFile.refused("is a package of format " + manifest.path("format") + "; this engine reads format "
                    + PACKAGE_FORMAT);
        }
        String task = manifest.path("task").asString("");
        if (Tasks.find(task).isEmpty()) {
            throw ModelFile.refused("is a package of the task \"" + task + "\", which this engine does not know");
        }
        return task;
    }

    private static JsonNode manifest(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(MANIFEST);
            try (InputStream in = entry == null ? InputStream.nullInputStream() : zip.getInputStream(entry)) {
                byte[] json = in.readNBytes(LONGEST_MANIFEST + 1);
                if (json.length > LONGEST_MANIFEST) {
                    throw ModelFile.refused("has a " + MANIFEST + " longer than " + LONGEST_MANIFEST + " bytes");
                }
                return Json.MAPPER.readTree(json);
            }
        } catch (JacksonException e) {
            throw ModelFile.refused("has a " + MANIFEST + " that is not JSON: " + e.getOriginalMessage());
        }
    }

    private static ApiException refused(ZipDirectory.Entry entry, String why) {
        String name = entry.name();
        String shown = name.length() > 200 ? name.substring(0, 200) + "…" : name;
        return ModelFile.refused("entry \"" + shown.replaceAll("\\p{Cntrl}", "?") + "\" " + why);
    }
}
