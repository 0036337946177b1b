package dev.aiengine.models.text.encoder;

import dev.aiengine.models.onnx.Floats;

/** An encoder's network, whatever runs it. */
interface EncoderNetwork extends AutoCloseable {

    /** A vector per token, [rows, length, dimensions], or per text, [rows, dimensions]. */
    Floats run(TokenBatch batch);

    @Override
    void close();
}
