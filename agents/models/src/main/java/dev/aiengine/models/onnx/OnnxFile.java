package dev.aiengine.models.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is seen of an ONNX file of unknown origin without loading it: that it is one, that all of its weights are in it,
 * and that it needs no operators but ONNX Runtime's own. Field numbers are those of {@code onnx.proto}.
 */
public final class OnnxFile {
    private static final Set<String> KNOWN =
            Set.of("", "ai.onnx", "ai.onnx.ml", "com.microsoft", "com.microsoft.nchwc");
    /** Of graphs within nodes within graphs. */
    private static final int DEEPEST = 64;

    private final Set<String> functions = new HashSet<>();
    private final Set<String> foreign = new TreeSet<>();
    private boolean version;
    private boolean graph;

    private OnnxFile() {}

    /** Refuses what cannot be served, with the reason. */
    public static void check(Path file, long maxBytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() > maxBytes || channel.size() > Integer.MAX_VALUE) {
                throw new IOException("the file has " + channel.size() + " bytes, more than " + maxBytes);
            }
            new OnnxFile().model(channel.map(MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    private void model(ByteBuffer bytes) throws IOException {
        WireReader model = new WireReader(bytes);
        while (model.next()) {
            if (model.field() == 1 && model.isNumber()) {
                version = model.varint() > 0;
            } else if (model.field() == 7 && model.isMessage()) {
                graph = true;
                graph(model.bytes(), 0);
            } else if (model.field() == 25 && model.isMessage()) {
                function(model.bytes());
            } else {
                model.skip();
            }
        }
        if (!version || !graph) {
            throw new IOException("the file is not an ONNX model");
        }
        foreign.removeAll(functions);
        if (!foreign.isEmpty()) {
            throw new IOException("the model uses operators of " + foreign
                    + ", which ONNX Runtime does not have: export it with ONNX's own operators");
        }
    }

    private void function(ByteBuffer bytes) throws IOException {
        WireReader function = new WireReader(bytes);
        while (function.next()) {
            if (function.field() == 10 && function.isMessage()) {
                functions.add(function.text());
            } else if (function.field() == 7 && function.isMessage()) {
                node(function.bytes(), 1);
            } else {
                function.skip();
            }
        }
    }

    private void graph(ByteBuffer bytes, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("the model's graphs are nested more than " + DEEPEST + " deep");
        }
        WireReader reader = new WireReader(bytes);
        while (reader.next()) {
            switch (reader.isMessage() ? reader.field() : 0) {
                case 1 -> node(reader.bytes(), depth + 1);
                case 5 -> tensor(reader.bytes());
                case 15 -> sparse(reader.bytes());
                default -> reader.skip();
            }
        }
    }

    private void node(ByteBuffer bytes, int depth) throws IOException {
        WireReader node = new WireReader(bytes);
        while (node.next()) {
            if (node.field() == 7 && node.isMessage()) {
                String domain = node.text();
                if (!KNOWN.contains(domain)) {
                    foreign.add(domain);
                }
            } else if (node.field() == 5 && node.isMessage()) {
                attribute(node.bytes(), depth);
            } else {
                node.skip();
            }
        }
    }

    private void attribute(ByteBuffer bytes, int depth) throws IOException {
        WireReader attribute = new WireReader(bytes);
        while (attribute.next()) {
            switch (attribute.isMessage() ? attribute.field() : 0) {
                case 5, 10 -> tensor(attribute.bytes());
                case 6, 11 -> graph(attribute.bytes(), depth);
                case 22, 23 -> sparse(attribute.bytes());
                default -> attribute.skip();
            }
        }
    }

    private static void sparse(ByteBuffer bytes) throws IOException {
        WireReader sparse = new WireReader(bytes);
        while (sparse.next()) {
            if ((sparse.field() == 1 || sparse.field() == 2) && sparse.isMessage()) {
                tensor(sparse.bytes());
            } else {
                sparse.skip();
            }
        }
    }

    private static void tensor(ByteBuffer bytes) throws IOException {
        WireReader tensor = new WireReader(bytes);
        while (tensor.next()) {
            boolean external =
                    tensor.field() == 13 || (tensor.field() == 14 && tensor.isNumber() && tensor.varint() != 0);
            if (external) {
                throw new IOException("the model keeps weights in another file:"
                        + " save it as one file, with onnx.save(model, file, save_as_external_data=False)");
            }
            if (tensor.field() != 14 || !tensor.isNumber()) {
                tensor.skip();
            }
        }
    }
}
