package dev.aiengine.models.torchscript;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What is seen of a TorchScript file without loading it: a zip with {@code data.pkl}, {@code constants.pkl} and the
 * module's code as text below one folder.
 */
final class TorchScriptArchive {
    private static final int MOST_ENTRIES = 20_000;
    private static final int LONGEST_CODE = 16 << 20;
    /** A module of unknown origin shall compute, and neither read files nor call what is not part of PyTorch. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "\\b(?:torch|ops\\.aten)\\.(from_file|save|load)\\b|\\bops\\.(?!(?:aten|prim|quantized)\\.)([A-Za-z_]\\w*\\.\\w+)");

    /** Refuses what is no TorchScript file, or one that would do more than compute. */
    static void check(Path file, long maxBytes) throws IOException {
        long bytes = Files.size(file);
        if (bytes > maxBytes) {
            throw new IOException("the file has " + bytes + " bytes, more than " + maxBytes);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw new IOException("the file has more than " + MOST_ENTRIES + " entries");
            }
            List<? extends ZipEntry> entries = Collections.list(zip.entries());
            requireExpanded(entries, maxBytes);
            requireLayout(entries);
            for (ZipEntry entry : entries) {
                if (entry.getName().contains("/code/") && entry.getName().endsWith(".py")) {
                    requireHarmless(entry.getName(), code(zip, entry));
                }
            }
        } catch (ZipException e) {
            throw new IOException("the file is not a whole zip archive: " + e.getMessage(), e);
        }
    }

    private static void requireExpanded(List<? extends ZipEntry> entries, long maxBytes) throws IOException {
        long expanded = 0;
        for (ZipEntry entry : entries) {
            expanded += Math.max(0, entry.getSize());
            if (entry.getSize() > maxBytes || expanded > maxBytes) {
                throw new IOException("the file unpacks to more than " + maxBytes + " bytes");
            }
        }
    }

    private static void requireLayout(List<? extends ZipEntry> entries) throws IOException {
        boolean data = entries.stream().anyMatch(entry -> entry.getName().matches("[^/]+/data\\.pkl"));
        boolean constants = entries.stream().anyMatch(entry -> entry.getName().matches("[^/]+/constants\\.pkl"));
        boolean code = entries.stream().anyMatch(entry -> entry.getName().matches("[^/]+/code/.+"));
        if (data && !code) {
            throw new IOException("the file is a Python pickle made by torch.save, and loading a pickle executes code:"
                    + " save the model with torch.jit.trace or torch.jit.script, or torch.onnx.export");
        }
        if (!data || !constants) {
            throw new IOException("the file is not TorchScript as PyTorch 1.6 and later writes it");
        }
    }

    private static String code(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] code = in.readNBytes(LONGEST_CODE + 1);
            if (code.length > LONGEST_CODE) {
                throw new IOException(entry.getName() + " is longer than " + LONGEST_CODE + " bytes");
            }
            return new String(code, StandardCharsets.UTF_8);
        }
    }

    private static void requireHarmless(String name, String code) throws IOException {
        Matcher found = FORBIDDEN.matcher(code);
        if (found.find()) {
            throw new IOException(name + " calls " + found.group()
                    + ", which a served model may not: it may only compute, with PyTorch's own operators");
        }
    }

    private TorchScriptArchive() {}
}
