package dev.aiengine.console.shell;

import atlantafx.base.controls.ModalPane;
import atlantafx.base.theme.Styles;
import dev.aiengine.console.parts.Icons;
import dev.aiengine.console.parts.Parts;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** What is in front of a page for a while: sheets from the side, questions, and words that go by themselves. */
public final class Overlay {
    private static final Duration TOAST = Duration.seconds(5);

    private final ModalPane modal = new ModalPane();
    private final VBox toasts = new VBox(8);
    private final Keyboard keyboard = new Keyboard(modal);

    /** @param closed is told when it is closed and what had the keyboard before is gone */
    public Overlay(Runnable closed) {
        toasts.setAlignment(Pos.BOTTOM_RIGHT);
        toasts.setPickOnBounds(false);
        toasts.getStyleClass().add("toasts");
        // Shown, the modal pane goes before its siblings by itself; words belong before that
        toasts.setViewOrder(modal.getTopViewOrder() - 1);
        modal.setPersistent(false);
        modal.setFocusTraversable(false);
        modal.mouseTransparentProperty().bind(modal.displayProperty().not());
        modal.displayProperty().addListener((observable, before, now) -> {
            if (!now && !keyboard.giveBack()) {
                closed.run();
            }
        });
    }

    /** For the window's root, over everything else; hidden, the modal pane goes behind its siblings by itself. */
    List<Node> nodes() {
        return List.of(modal, toasts);
    }

    public boolean open() {
        return modal.isDisplay();
    }

    public void close() {
        modal.hide(true);
    }

    /** A sheet from the right, for forms; its foot has the buttons. */
    public void sheet(String title, Node body, Button... foot) {
        modal.setAlignment(Pos.TOP_RIGHT);
        modal.usePredefinedTransitionFactories(Side.RIGHT);
        modal.setInTransitionFactory(null);
        modal.setOutTransitionFactory(null);
        VBox sheet = framed(title, body, foot);
        sheet.getStyleClass().add("side-sheet");
        show(sheet, body);
    }

    /** A question in the middle. */
    public void dialog(String title, Node body, Button... foot) {
        modal.setAlignment(Pos.CENTER);
        modal.setInTransitionFactory(null);
        modal.setOutTransitionFactory(null);
        VBox dialog = framed(title, body, foot);
        dialog.getStyleClass().add("dialog-box");
        dialog.setMaxHeight(Region.USE_PREF_SIZE);
        show(dialog, body);
    }

    /** Any node, such as the command palette. */
    void front(Parent front, Pos where) {
        modal.setAlignment(where);
        modal.setInTransitionFactory(null);
        modal.setOutTransitionFactory(null);
        show(front, front);
    }

    /** For what can be undone. */
    public void confirm(String title, String words, String yes, Runnable action) {
        Button sure = Parts.button(yes, () -> {
            close();
            action.run();
        });
        sure.getStyleClass().add(Styles.ACCENT);
        sure.setDefaultButton(true);
        dialog(title, Parts.paragraph(words), Parts.button("Cancel", this::close), sure);
    }

    /** For what cannot: the person types the name of what goes. */
    public void confirmByName(String title, String words, String name, String yes, Runnable action) {
        TextField typed = new TextField();
        typed.setPromptText(name);
        typed.setId("confirm-name");
        typed.setAccessibleText("Type " + name + " to confirm");
        Button sure = Parts.button(yes, () -> {
            close();
            action.run();
        });
        sure.getStyleClass().add(Styles.DANGER);
        sure.setDefaultButton(true);
        sure.disableProperty().bind(typed.textProperty().isEqualTo(name).not());
        VBox body = Parts.column(
                10, Parts.paragraph(words), Parts.paragraph("Type " + name + " to confirm.", "strong"), typed);
        dialog(title, body, Parts.button("Cancel", this::close), sure);
    }

    /** Words that go by themselves. */
    public void toast(String words) {
        Runnable away = keep(Parts.row(Icons.of(Material2OutlinedAL.CHECK_CIRCLE), Parts.paragraph(words)));
        PauseTransition gone = new PauseTransition(TOAST);
        gone.setOnFinished(event -> away.run());
        gone.play();
    }

    /**
     * Shows something in the corner while the pages are worked with, such as the progress of what goes on.
     *
     * @return takes it away
     */
    public Runnable keep(HBox toast) {
        toast.getStyleClass().add("toast");
        toast.setMaxHeight(Region.USE_PREF_SIZE);
        toasts.getChildren().add(toast);
        return () -> toasts.getChildren().remove(toast);
    }

    private VBox framed(String title, Node body, Button... foot) {
        HBox head = Parts.row(
                Parts.label(title, "sheet-title"),
                Parts.spacer(),
                Parts.icon("Close", Material2OutlinedAL.CLOSE, this::close));
        head.getStyleClass().add("sheet-head");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("sheet-body");
        Parts.grow(scroll);
        HBox buttons = Parts.row(foot);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("sheet-foot");
        return new VBox(head, scroll, buttons);
    }

    private void show(Parent frame, Node body) {
        keyboard.take();
        modal.show(frame);
        // What scrolls has its content in the window only when it is dressed, and only then can it have the keyboard
        modal.applyCss();
        keyboard.into(frame, body);
    }
}
