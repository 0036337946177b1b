package dev.aiengine.contract.tasks;

/** The task of the detection family. */
final class DetectionTasks {
    static final Task DETECTION = new Task(
            "object-detection",
            "Finds objects on an image: where each is and what it is",
            "a zip of JPEG or PNG images with Pascal VOC XML or COCO JSON; images that it marks as test are held out",
            SplitParameters.after(
                    Parameter.integer("epochs", null, 1, 1000, "passes over the training images"),
                    Parameter.integer(
                            "imageSize",
                            null,
                            64,
                            1024,
                            "longer side of what the network sees, in pixels; rounded to a multiple of 32"),
                    Parameter.number(
                            "minScore", 0.05, 0.01, 0.99, "objects with a lower score are left out of predictions")));

    private DetectionTasks() {}
}
