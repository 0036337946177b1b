package dev.aiengine.console.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.aiengine.console.chart.Palette;
import java.util.List;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;

/** Light or dark, for controls by style sheets and for charts by their palette. */
public final class Theme {
    /** Icons know no em: they are text of a font of their own. */
    private static final List<Integer> ICONS = List.of(16, 18, 22, 40);

    private static final String LIGHT = "light";
    private static final String DARK = "dark";
    private static final String FOLDER = "/dev/aiengine/console/styles/";

    private final Preferences preferences;
    private final ReadOnlyObjectWrapper<Palette> palette = new ReadOnlyObjectWrapper<>(Palette.LIGHT);
    private final ReadOnlyDoubleWrapper scale;
    private Scene scene = new Scene(new javafx.scene.Group());

    /** Chosen before the first control is made, or JavaFX would read its own style sheet for nothing. */
    public Theme(Preferences preferences) {
        this.preferences = preferences;
        this.scale = new ReadOnlyDoubleWrapper(preferences.number("scale", 1));
        wear(preferences.get("theme", LIGHT).equals(DARK));
    }

    /** Dresses a window, as it was left the last time. */
    public void dress(Scene window) {
        this.scene = window;
        tokens();
        scale(scale());
    }

    public boolean dark() {
        return palette.get().equals(Palette.DARK);
    }

    public void toggle() {
        preferences.put("theme", dark() ? LIGHT : DARK);
        wear(!dark());
        tokens();
    }

    /** The colours of charts. */
    public ReadOnlyObjectProperty<Palette> palette() {
        return palette.getReadOnlyProperty();
    }

    /** Text and everything that is measured by it, from 1 to 2. */
    public void scale(double factor) {
        preferences.put("scale", String.valueOf(factor));
        scale.set(factor);
        StringBuilder sizes = new StringBuilder("-fx-font-size: " + Math.round(14 * factor) + "px;");
        for (int icon : ICONS) {
            sizes.append(" -ae-icon-" + icon + ": " + Math.round(icon * factor) + "px;");
        }
        scene.getRoot().setStyle(sizes.toString());
    }

    public double scale() {
        return scale.get();
    }

    /** For what CSS cannot say in the size of the text. */
    public ReadOnlyDoubleProperty scaled() {
        return scale.getReadOnlyProperty();
    }

    private void wear(boolean dark) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        palette.set(dark ? Palette.DARK : Palette.LIGHT);
    }

    private void tokens() {
        scene.getStylesheets().setAll(sheet(dark() ? "tokens-dark.css" : "tokens-light.css"), sheet("console.css"));
    }

    private static String sheet(String name) {
        return String.valueOf(Theme.class.getResource(FOLDER + name));
    }
}
