package dev.aiengine.contract.tasks;

/** The tasks of the image family. */
final class ImageTasks {
    static final Task CLASSIFICATION = new Task(
            "image-classification",
            "Gives an image one of the labels it was trained on",
            "a zip with one folder of JPEG or PNG files per label",
            SplitParameters.after(
                    Parameter.integer(
                            "imageSize",
                            null,
                            16,
                            512,
                            "side in pixels of the square an image is made, rounded to a multiple of 16; time grows with its square"),
                    Parameter.bool(
                            "flip", true, "learn from mirrored images too; not where left and right differ in meaning"),
                    Parameter.integer("epochs", null, 1, 1000, "passes over the training images")));

    private ImageTasks() {}
}
