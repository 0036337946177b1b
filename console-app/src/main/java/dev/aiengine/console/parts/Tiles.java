package dev.aiengine.console.parts;

import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Tiles of one size, in as many lines as the width and the size of text need. */
public final class Tiles extends Region {
    /** Pixels at the usual size of text. */
    private static final double LEAST = 165;

    private static final double GAP = 16;

    private final ReadOnlyDoubleProperty scale;
    private final ChangeListener<Number> scaled = (observable, before, now) -> requestLayout();

    public Tiles(ReadOnlyDoubleProperty scale, Node... tiles) {
        this.scale = scale;
        getChildren().addAll(tiles);
        scale.addListener(new WeakChangeListener<>(scaled));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return LEAST * scale.get();
    }

    @Override
    protected double computePrefHeight(double width) {
        int lines = lines(width);
        return lines * tileHeight(tileWidth(width)) + (lines - 1) * GAP;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = tileWidth(getWidth());
        double height = tileHeight(width);
        int columns = columns(getWidth());
        List<Node> tiles = getManagedChildren();
        for (int place = 0; place < tiles.size(); place++) {
            double x = place % columns * (width + GAP);
            int line = place / columns;
            double y = line * (height + GAP);
            tiles.get(place).resizeRelocate(snapPositionX(x), snapPositionY(y), snapSizeX(width), snapSizeY(height));
        }
    }

    private int lines(double width) {
        int tiles = Math.max(1, getManagedChildren().size());
        int most = Math.clamp((long) ((width + GAP) / (LEAST * scale.get() + GAP)), 1, tiles);
        return (tiles + most - 1) / most;
    }

    /** As many in each line as the lines need: of five in two lines three. */
    private int columns(double width) {
        int lines = lines(width);
        return Math.max(1, (getManagedChildren().size() + lines - 1) / lines);
    }

    private double tileWidth(double width) {
        int columns = columns(width);
        return Math.floor((width - (columns - 1) * GAP) / columns);
    }

    private double tileHeight(double width) {
        return getManagedChildren().stream()
                .mapToDouble(tile -> tile.prefHeight(width))
                .max()
                .orElse(0);
    }
}
