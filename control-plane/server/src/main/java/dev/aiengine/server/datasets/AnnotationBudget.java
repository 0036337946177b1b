package dev.aiengine.server.datasets;

/**
 * What the annotations of one upload leave in memory until its table is made: their objects are counted, and the names
 * and labels they give are measured, each as it is read.
 */
final class AnnotationBudget {
    static final int LONGEST_LABEL = 200;

    /** Of a path, as the archive has it. */
    static final int LONGEST_NAME = 1_024;

    private static final int MOST_NAMES = 24 << 20;
    /** What is kept with a name, so that many short ones are not free. */
    private static final int BESIDE_A_NAME = 64;

    private final int limit;
    private int objects;
    private int names;

    AnnotationBudget(DatasetProperties limits) {
        this.limit = limits.maxAnnotations();
    }

    /** One more object; 422 where it is one too many. */
    void object(String entry) {
        objects++;
        if (objects > limit) {
            throw Archive.refused(
                    entry,
                    "takes the archive over " + limit
                            + " annotated objects, which is the limit (aiengine.datasets.max-annotations)");
        }
    }

    /**
     * Takes a name or a label; 422 where it is too long, or all of them together are.
     *
     * @param what it is, for people: {@code images[3] has a file_name}
     */
    String text(String entry, String what, String text, int longest) {
        if (text.length() > longest) {
            throw Archive.refused(entry, what + " of " + text.length() + " characters; " + longest + " is the limit");
        }
        names += text.length() + BESIDE_A_NAME;
        if (names > MOST_NAMES) {
            throw Archive.refused(
                    entry,
                    "takes the names and labels of all annotations over " + MOST_NAMES
                            + " characters, which is the limit; each counts with " + BESIDE_A_NAME + " more");
        }
        return text;
    }
}
