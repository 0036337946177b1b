package dev.aiengine.models.network;

/**
 * What a convolution or a pooling sees at once: a square.
 *
 * @param padding on each side
 */
public record Window(int size, int stride, int padding) {

    public Window {
        if (size < 1 || stride < 1 || padding < 0) {
            throw new IllegalArgumentException("a window of " + size + ", " + stride + ", " + padding);
        }
    }

    /** Padded so that a stride of 1 keeps the size. */
    static Window same(int size, int stride, int dilation) {
        return new Window(size, stride, dilation * (size - 1) / 2);
    }
}
