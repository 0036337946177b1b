package dev.aiengine.console.support;

import java.net.URI;

/** quick look */
public final class Shots {
    public static void main(String[] a) throws Exception {
        try (Screen screen = Screen.of(URI.create(a[0]), a[1])) {
            if (a.length > 2) new dev.aiengine.console.support.Look().run(screen, a);
        }
        System.exit(0);
    }
}
