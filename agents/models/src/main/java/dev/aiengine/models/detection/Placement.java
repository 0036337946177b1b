package dev.aiengine.models.detection;

/**
 * Where an image lies on a canvas: a point of the image times the scale, plus the offset. A negative scale mirrors it.
 */
record Placement(float scaleX, float scaleY, float offsetX, float offsetY) {

    /** The whole image, as large as it fits, in the middle. */
    static Placement fitted(int imageWidth, int imageHeight, int width, int height) {
        float scale = Math.min((float) width / imageWidth, (float) height / imageHeight);
        return new Placement(scale, scale, (width - scale * imageWidth) / 2, (height - scale * imageHeight) / 2);
    }

    /** The same of an image that was made larger or smaller before. */
    Placement ofImageScaledBy(float factorX, float factorY) {
        return new Placement(scaleX / factorX, scaleY / factorY, offsetX, offsetY);
    }

    float sourceX(float canvasX) {
        return (canvasX - offsetX) / scaleX;
    }

    float sourceY(float canvasY) {
        return (canvasY - offsetY) / scaleY;
    }

    /** From the image to the canvas. */
    Box place(Box box) {
        return between(
                box.x() * scaleX + offsetX,
                box.y() * scaleY + offsetY,
                box.right() * scaleX + offsetX,
                box.bottom() * scaleY + offsetY);
    }

    /** From the canvas to the image. */
    Box source(Box box) {
        return between(sourceX(box.x()), sourceY(box.y()), sourceX(box.right()), sourceY(box.bottom()));
    }

    private static Box between(float x, float y, float otherX, float otherY) {
        return Box.ofCorners(Math.min(x, otherX), Math.min(y, otherY), Math.max(x, otherX), Math.max(y, otherY));
    }
}
