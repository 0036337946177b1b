package dev.aiengine.console.parts;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A row with something at the left and something at the right, which goes below where there is no room for both. */
public final class Sides extends Region {
    private static final double GAP = 8;

    private final HBox left = Parts.row();
    private final FlowPane right = new FlowPane(GAP, GAP);

    public Sides(List<? extends Node> left, List<? extends Node> right) {
        this.left.getChildren().addAll(left);
        this.right.getChildren().addAll(right);
        this.right.setRowValignment(VPos.CENTER);
        getChildren().addAll(this.left, this.right);
    }

    /** More at the right, before the last that is there. */
    public void add(Node... nodes) {
        right.getChildren().addAll(right.getChildren().size() - 1, List.of(nodes));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.max(left.minWidth(-1), right.minWidth(-1));
    }

    @Override
    protected double computePrefWidth(double height) {
        return left.prefWidth(-1) + GAP + line();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return besides(width)
                ? Math.max(left.prefHeight(-1), right.prefHeight(line()))
                : left.prefHeight(-1) + GAP + right.prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        if (besides(width)) {
            right.setAlignment(Pos.CENTER_RIGHT);
            left.resizeRelocate(0, 0, width - GAP - line(), getHeight());
            right.resizeRelocate(width - line(), 0, line(), getHeight());
        } else {
            right.setAlignment(Pos.CENTER_LEFT);
            double high = left.prefHeight(-1);
            left.resizeRelocate(0, 0, width, high);
            right.resizeRelocate(0, high + GAP, width, getHeight() - high - GAP);
        }
    }

    private boolean besides(double width) {
        return width < 0 || left.minWidth(-1) + GAP + line() <= width;
    }

    /** The width of the right in one line. */
    private double line() {
        List<Node> nodes = right.getChildren().stream().filter(Node::isManaged).toList();
        return Math.ceil(nodes.stream()
                        .mapToDouble(node -> snapSizeX(node.prefWidth(-1)))
                        .sum())
                + GAP * Math.max(0, nodes.size() - 1);
    }
}
