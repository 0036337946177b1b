package dev.aiengine.models.text.encoder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/** An encoder with its tokenizer: texts in, vectors out. For one thread at a time. */
public final class Encoder implements AutoCloseable {
    public static final int FEWEST_TOKENS = 8;
    public static final int MOST_TOKENS = 8_192;

    static final long MOST_BYTES = 4L << 30;

    private static final List<String> FILES = List.of(Tokenizer.FILE, OnnxEncoder.FILE, TorchScriptEncoder.FILE);

    private final Tokenizer tokenizer;
    private final EncoderNetwork network;

    private Encoder(Tokenizer tokenizer, EncoderNetwork network) {
        this.tokenizer = tokenizer;
        this.network = network;
    }

    /**
     * Loads the files of unknown origin in a folder.
     *
     * @param longest tokens of a text that are read
     */
    public static Encoder open(Path directory, int longest) throws IOException {
        Tokenizer tokenizer = Tokenizer.open(directory, longest);
        try {
            return new Encoder(tokenizer, network(directory));
        } catch (IOException | RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    /** Copies the files of an encoder into the package of a model that uses it. */
    public static void copy(Path from, Path to) throws IOException {
        for (String name : FILES) {
            if (Files.exists(from.resolve(name))) {
                Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Of the files of an encoder: equal for those that give equal vectors. */
    public static long digest(Path directory) throws IOException {
        CRC32C digest = new CRC32C();
        for (String name : FILES) {
            if (Files.exists(directory.resolve(name))) {
                try (CheckedInputStream in =
                        new CheckedInputStream(Files.newInputStream(directory.resolve(name)), digest)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
        }
        return digest.getValue();
    }

    /** Reads a text, as far as it is read. */
    public Tokens tokens(String text) {
        return tokenizer.encode(text);
    }

    /** One vector per text of one pass, see {@link EncoderSignature#width()}. */
    public float[][] vectors(List<Tokens> texts) {
        TokenBatch batch = TokenBatch.of(texts);
        return Pooling.of(network.run(batch), batch);
    }

    /** The same for any number of texts, in as many passes as it takes. */
    public float[][] all(List<Tokens> texts) {
        float[][] vectors = new float[texts.size()][];
        for (int[] pass : Passes.of(texts.stream().mapToInt(Tokens::length).toArray())) {
            float[][] some = vectors(Arrays.stream(pass).mapToObj(texts::get).toList());
            for (int i = 0; i < pass.length; i++) {
                vectors[pass[i]] = some[i];
            }
        }
        return vectors;
    }

    /** Share of a text's tokens that stand for something unknown. */
    public double unknownShare(Tokens tokens) {
        return tokenizer.unknownShare(tokens);
    }

    long largestId() {
        return tokenizer.largestId();
    }

    EncoderNetwork network() {
        return network;
    }

    @Override
    public void close() {
        network.close();
        tokenizer.close();
    }

    private static EncoderNetwork network(Path directory) throws IOException {
        Path torchScript = directory.resolve(TorchScriptEncoder.FILE);
        return Files.exists(torchScript)
                ? TorchScriptEncoder.open(torchScript)
                : OnnxEncoder.open(directory.resolve(OnnxEncoder.FILE));
    }
}
