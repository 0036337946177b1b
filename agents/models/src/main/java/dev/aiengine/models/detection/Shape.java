package dev.aiengine.models.detection;

/** Width and height of a box without a place. */
record Shape(float width, float height) {

    /** Intersection over union of two boxes with one centre. */
    float overlap(Shape other) {
        float shared = Math.min(width, other.width) * Math.min(height, other.height);
        return shared / (width * height + other.width * other.height - shared);
    }

    float area() {
        return width * height;
    }
}
