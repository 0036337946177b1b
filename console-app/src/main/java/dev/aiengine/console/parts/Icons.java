package dev.aiengine.console.parts;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons that take the colour of the text beside them. */
public final class Icons {

    public static FontIcon of(Ikon icon) {
        return of(icon, 18);
    }

    /** An icon of one of the sizes that console.css has, which follow the size of the text. */
    public static FontIcon of(Ikon icon, int size) {
        FontIcon made = new FontIcon(icon);
        made.setIconSize(size);
        made.getStyleClass().add("icon-" + size);
        return made;
    }

    private Icons() {}
}
