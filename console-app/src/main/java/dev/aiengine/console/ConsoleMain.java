package dev.aiengine.console;

import dev.aiengine.console.connection.Profile;
import java.util.Arrays;
import java.util.Map;
import javafx.application.Application;
import org.jspecify.annotations.Nullable;

/**
 * Starts the console; a class of its own, because JavaFX on the class path refuses a main class that is an application.
 */
public final class ConsoleMain {
    /** Environment: the key of the engine that {@code --url} names; arguments are seen by everybody. */
    static final String KEY_VARIABLE = "AIENGINE_CONSOLE_KEY";

    private static final String URL = "--url=";

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("--help")) {
            System.out.println(
                    "console [--url=URL] [--name=NAME] [--home=FOLDER] [--save-to=FOLDER]   opens the console; the key of URL is in $"
                            + KEY_VARIABLE + "; with --save-to files are saved there without asking where");
            return;
        }
        String wrong = wrong(arguments);
        if (wrong != null) {
            System.err.println(wrong);
            System.exit(2);
        }
        Application.launch(Console.class, arguments);
    }

    /** What is wrong with the engine that is named; null where nothing is. */
    static @Nullable String wrong(String... arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(URL))
                .map(argument -> argument.substring(URL.length()))
                .filter(url -> Profile.wrongUrl(url) != null)
                .map(url -> "--url=" + url + ": " + Profile.wrongUrl(url))
                .findFirst()
                .orElse(null);
    }

    /** The engine that was named at the start. */
    static String key(Map<String, String> environment) {
        return environment.getOrDefault(KEY_VARIABLE, System.getProperty("aiengine.console.key", ""));
    }

    private ConsoleMain() {}
}
