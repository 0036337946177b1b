package dev.aiengine.console.parts;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A share as a bar with its words to the right. */
public final class Meter extends HBox {
    private final Region bar = new Region();
    private final StackPane track = new StackPane(bar);
    private final Label words = new Label();
    private final boolean warns;
    private double share;

    /**
     * An empty bar.
     *
     * @param warns whether being nearly full is nothing good
     */
    public Meter(boolean warns) {
        super(8);
        this.warns = warns;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("meter");
        track.getStyleClass().add("meter-track");
        bar.getStyleClass().add("meter-bar");
        track.setAlignment(Pos.CENTER_LEFT);
        track.setMinWidth(20);
        track.setPrefHeight(8);
        track.setMaxHeight(8);
        HBox.setHgrow(track, Priority.ALWAYS);
        words.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(track, words);
        track.widthProperty().addListener((observable, before, now) -> lay());
    }

    /**
     * Shows a share.
     *
     * @param share 0 to 1; beyond, it is full
     */
    public void show(double share, String text) {
        this.share = Math.clamp(share, 0, 1);
        words.setText(text);
        setAccessibleText(text);
        bar.getStyleClass().remove("meter-high");
        if (warns && share >= 0.9) {
            bar.getStyleClass().add("meter-high");
        }
        lay();
    }

    private void lay() {
        double width = Math.round(track.getWidth() * share);
        bar.setMinWidth(width);
        bar.setMaxWidth(width);
    }
}
