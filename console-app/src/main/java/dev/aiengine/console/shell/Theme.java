package dev.aiengine.console.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.aiengine.console.chart.Palette;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;

/** Light or dark, for controls by style sheets and for charts by their palette. */
public final class Theme {
    private static final String LIGHT = "light";
    private static final String DARK = "dark";
    private static final String FOLDER = "/dev/aiengine/console/styles/";

    private final Preferences preferences;
    private final ReadOnlyObjectWrapper<Palette> palette = new ReadOnlyObjectWrapper<>(Palette.LIGHT);
    private Scene scene = new Scene(new javafx.scene.Group());

    /** Chosen before the first control is made, or JavaFX would read its own style sheet for nothing. */
    public Theme(Preferences preferences) {
        this.preferences = preferences;
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
        scene.getRoot().setStyle("-fx-font-size: " + Math.round(14 * factor) + "px;");
    }

    public double scale() {
        return preferences.number("scale", 1);
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
