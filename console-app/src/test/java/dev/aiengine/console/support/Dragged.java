package dev.aiengine.console.support;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import com.sun.javafx.tk.Toolkit;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** What a desktop drags over a window; a screen that nobody sees has no desktop. */
final class Dragged {

    static Dragboard file(Path file) {
        TKClipboard local = Toolkit.getToolkit().createLocalClipboard();
        TKClipboard desktop = (TKClipboard) Proxy.newProxyInstance(
                Dragged.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class},
                (proxy, method, arguments) -> method.getName().equals("getTransferModes")
                        ? EnumSet.of(TransferMode.COPY)
                        : method.invoke(local, arguments));
        Dragboard dragged = DragboardHelper.createDragboard(desktop);
        ClipboardContent content = new ClipboardContent();
        content.putFiles(List.of(file.toFile()));
        dragged.setContent(content);
        return dragged;
    }

    private Dragged() {}
}
