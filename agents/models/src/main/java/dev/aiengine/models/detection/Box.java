package dev.aiengine.models.detection;

/** A rectangle in pixels; {@code x} and {@code y} are its top left corner. */
record Box(float x, float y, float width, float height) {

    static Box ofCorners(float left, float top, float right, float bottom) {
        return new Box(left, top, right - left, bottom - top);
    }

    float right() {
        return x + width;
    }

    float bottom() {
        return y + height;
    }

    float centreX() {
        return x + width / 2;
    }

    float centreY() {
        return y + height / 2;
    }

    float area() {
        return width * height;
    }

    boolean contains(float pointX, float pointY) {
        return pointX > x && pointX < right() && pointY > y && pointY < bottom();
    }

    /** What of it lies in an image; without width or height where it lies outside. */
    Box within(float imageWidth, float imageHeight) {
        float left = Math.clamp(x, 0, imageWidth);
        float top = Math.clamp(y, 0, imageHeight);
        return ofCorners(left, top, Math.clamp(right(), left, imageWidth), Math.clamp(bottom(), top, imageHeight));
    }

    /** Intersection over union, from 0 to 1. */
    float overlap(Box other) {
        float wide = Math.min(right(), other.right()) - Math.max(x, other.x);
        float high = Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
        if (wide <= 0 || high <= 0) {
            return 0;
        }
        float shared = wide * high;
        return shared / (area() + other.area() - shared);
    }
}
