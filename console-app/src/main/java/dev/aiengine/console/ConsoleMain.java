package dev.aiengine.console;

import java.util.Map;
import javafx.application.Application;

/**
 * Starts the console; a class of its own, because JavaFX on the class path refuses a main class that is an application.
 */
public final class ConsoleMain {
    /** Environment: the key of the engine that {@code --url} names; arguments are seen by everybody. */
    static final String KEY_VARIABLE = "AIENGINE_CONSOLE_KEY";

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("--help")) {
            System.out.println(
                    "console [--url=URL] [--name=NAME] [--home=FOLDER] [--save-to=FOLDER]   opens the console; the key of URL is in $"
                            + KEY_VARIABLE + "; with --save-to files are saved there without asking where");
            return;
        }
        Application.launch(Console.class, arguments);
    }

    /** The engine that was named at the start. */
    static String key(Map<String, String> environment) {
        return environment.getOrDefault(KEY_VARIABLE, System.getProperty("aiengine.console.key", ""));
    }

    private ConsoleMain() {}
}
