package dev.aiengine.console.monitoring;

/** What feedback tells of predictions. */
enum Quality {
    ACCURACY("accuracy", "Accuracy"),
    RMSE("rmse", "RMSE"),
    MAE("mae", "MAE");

    private final String wire;
    private final String title;

    Quality(String wire, String title) {
        this.wire = wire;
        this.title = title;
    }

    /** The name of its series. */
    String wire() {
        return wire;
    }

    String title() {
        return title;
    }

    /** What is the higher the worse it is. */
    double badness(double value) {
        return this == ACCURACY ? 1 - value : value;
    }
}
