package dev.aiengine.launcher.demo.made;

import dev.aiengine.contract.client.Upload;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A model made elsewhere: what a parcel costs, as an ONNX file. {@code src/main/python/fee.py} makes it. */
public final class Fee {
    private static final String NAME = "fee.onnx";

    public static final Made MODEL = folder -> {
        Path file = Files.createDirectories(folder).resolve(NAME);
        try (InputStream in = Fee.class.getResourceAsStream(NAME)) {
            if (in == null) {
                throw new FileNotFoundException(NAME);
            }
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return new Upload(file, "application/octet-stream");
    };

    private Fee() {}
}
