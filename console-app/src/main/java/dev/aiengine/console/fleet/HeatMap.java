package dev.aiengine.console.fleet;

import dev.aiengine.console.parts.Parts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Machines with a cell for each GPU. One cell at a time can be reached by the tab key, the others from there by the
 * arrow keys; Enter chooses its machine. What is known of the cell in focus, or under the mouse, stands below.
 */
final class HeatMap extends VBox {
    /** Room for a scroll bar, and for one line of machines. */
    private static final double BAR = 16;

    private static final double LEAST = 64;
    private static final String HINT = "Choose a node to see how it was, and to drain it.";

    private final FlowPane flow = new FlowPane(6, 6);
    private final ScrollPane scroll = new ScrollPane(flow);
    private final Label told = Parts.label(HINT, "heat-told");
    private final Map<String, NodeBlock> blocks = new HashMap<>();
    private final Consumer<@Nullable Machine> chooser;
    private List<Machine> machines = List.of();
    private double limit = LEAST;
    private @Nullable HeatCell focused;
    private @Nullable String chosen;

    /** @param chooser is told the machine that the person chose, null for none */
    HeatMap(Consumer<@Nullable Machine> chooser) {
        super(6);
        this.chooser = chooser;
        flow.setId("heat-map");
        flow.getStyleClass().add("heat-map");
        flow.setAccessibleText("Machines and GPUs");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        told.setMinHeight(USE_PREF_SIZE);
        told.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(scroll, told);
        scroll.widthProperty().addListener((observable, before, now) -> fit());
        flow.heightProperty().addListener((observable, before, now) -> fit());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        setOnMouseExited(event -> tell(focused != null && focused.isFocused() ? focused : null));
    }

    /** As high as its content, up to this. */
    void limit(double height) {
        limit = height;
        fit();
    }

    private void fit() {
        double content = flow.prefHeight(scroll.getWidth() - BAR) + 4;
        double height = Math.max(LEAST, Math.min(content, limit));
        scroll.setMinHeight(height);
        scroll.setPrefHeight(height);
        scroll.setMaxHeight(height);
    }

    void show(List<Machine> now, Instant moment, Heat heat, Ramp ramp) {
        List<String> names = now.stream().map(Machine::name).toList();
        boolean others = !names.equals(machines.stream().map(Machine::name).toList());
        machines = now;
        blocks.keySet().retainAll(names);
        for (Machine machine : now) {
            NodeBlock block = blocks.computeIfAbsent(machine.name(), name -> made(machine));
            block.show(machine, moment, heat, ramp);
            block.cells().forEach(this::reach);
            block.setAccessibleText(machine.spoken(moment));
            block.choose(machine.name().equals(chosen));
        }
        if (others) {
            flow.getChildren().setAll(names.stream().map(blocks::get).toList());
        }
        List<HeatCell> cells = cells();
        if (focused == null || !cells.contains(focused)) {
            focused = cells.isEmpty() ? null : cells.getFirst();
        }
        cells.forEach(cell -> cell.setFocusTraversable(cell.equals(focused)));
        if (focused != null && focused.isFocused()) {
            tell(focused);
        }
    }

    void choose(@Nullable String name) {
        chosen = name;
        blocks.forEach((other, block) -> block.choose(other.equals(name)));
    }

    private NodeBlock made(Machine machine) {
        NodeBlock block = new NodeBlock(machine);
        block.setOnMouseClicked(event -> chooser.accept(block.machine()));
        block.setOnMousePressed(event -> press(event, block.cells().getFirst()));
        return block;
    }

    private void reach(HeatCell cell) {
        cell.setOnMouseEntered(event -> tell(cell));
        cell.setFocusTraversable(cell.equals(focused));
        cell.setOnMousePressed(event -> press(event, cell));
    }

    /** Consumed, or the pane around it would take the keyboard. */
    private void press(MouseEvent event, HeatCell cell) {
        go(cell);
        event.consume();
    }

    private List<HeatCell> cells() {
        List<HeatCell> cells = new ArrayList<>();
        machines.forEach(machine ->
                Optional.ofNullable(blocks.get(machine.name())).ifPresent(block -> cells.addAll(block.cells())));
        return cells;
    }

    private void key(KeyEvent event) {
        HeatCell from = focused;
        if (from == null || !from.isFocused()) {
            return;
        }
        List<HeatCell> cells = cells();
        int place = cells.indexOf(from);
        switch (event.getCode()) {
            case LEFT -> go(cells.get(Math.max(0, place - 1)));
            case RIGHT -> go(cells.get(Math.min(cells.size() - 1, place + 1)));
            case HOME -> go(cells.getFirst());
            case END -> go(cells.getLast());
            case UP -> go(beside(cells, from, -1));
            case DOWN -> go(beside(cells, from, 1));
            case ENTER, SPACE ->
                machines.stream()
                        .filter(machine -> machine.name().equals(from.cell().node()))
                        .findFirst()
                        .ifPresent(chooser);
            case ESCAPE -> {
                if (chosen == null) {
                    return;
                }
                chooser.accept(null);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** The nearest cell in the next line of cells, upwards or downwards. */
    private HeatCell beside(List<HeatCell> cells, HeatCell from, int direction) {
        double x = middleX(from);
        double y = middleY(from);
        HeatCell best = from;
        double bestY = Double.POSITIVE_INFINITY;
        double bestX = Double.POSITIVE_INFINITY;
        for (HeatCell cell : cells) {
            double down = (middleY(cell) - y) * direction;
            double aside = Math.abs(middleX(cell) - x);
            boolean closer = down < bestY - 1 || (Math.abs(down - bestY) <= 1 && aside < bestX);
            if (down > 1 && closer) {
                best = cell;
                bestY = down;
                bestX = aside;
            }
        }
        return best;
    }

    private double middleX(Node cell) {
        return flow.sceneToLocal(cell.localToScene(cell.getBoundsInLocal())).getCenterX();
    }

    private double middleY(Node cell) {
        return flow.sceneToLocal(cell.localToScene(cell.getBoundsInLocal())).getCenterY();
    }

    private void go(HeatCell cell) {
        if (focused != null) {
            focused.setFocusTraversable(false);
        }
        focused = cell;
        cell.setFocusTraversable(true);
        cell.requestFocus();
        tell(cell);
        double hidden = flow.getHeight() - scroll.getViewportBounds().getHeight();
        if (hidden > 0) {
            double top = middleY(cell) - 40;
            double bottom = middleY(cell) + 30 - scroll.getViewportBounds().getHeight();
            double now = scroll.getVvalue() * hidden;
            scroll.setVvalue(Math.clamp(now > top ? top : Math.max(now, bottom), 0, hidden) / hidden);
        }
    }

    private void tell(@Nullable HeatCell cell) {
        told.setText(cell == null ? HINT : cell.cell().words());
    }
}
