package dev.aiengine.console.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.aiengine.console.support.PlayedEngine;
import dev.aiengine.console.support.Screen;
import dev.aiengine.console.support.Uncaught;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no datasets, and addresses where no engine is. */
class WrongInputTest {

    @TempDir
    private Path folder;

    @Test
    void aFileThatIsNoDatasetIsRefusedInASentence() throws IOException {
        Path program = Files.writeString(folder.resolve("setup.exe"), "MZ");
        Path empty = Files.createFile(folder.resolve("empty.csv"));
        Path gone = Files.writeString(folder.resolve("gone.csv"), "a\n1\n");
        try (PlayedEngine engine = PlayedEngine.started();
                Screen screen = Screen.of(engine.url(), "any");
                Uncaught uncaught = new Uncaught()) {
            openForm(screen);
            refused(screen, program.toString(), "setup.exe is not of a kind that the engine reads");
            refused(screen, empty.toString(), "empty.csv is empty");
            refused(screen, folder.toString(), "is a folder: choose a file, or zip the folder");
            refused(screen, "/", "/ is a folder");
            set(screen, "#upload-file", gone.toString());
            Files.delete(gone);
            screen.click("#upload-send");
            screen.see("There is no file gone.csv (any more)");
            screen.push(KeyCode.ESCAPE);
            assertThat(uncaught.thrown()).isEmpty();
        }
    }

    @Test
    void aFileOfFiveGigabytesIsRefusedByTheEngineOrCancelled() throws IOException {
        Path large = sparse(5L << 30);
        try (PlayedEngine engine = PlayedEngine.started();
                Screen screen = Screen.of(engine.url(), "any");
                Uncaught uncaught = new Uncaught()) {
            openForm(screen);
            send(screen, large, "large");
            screen.see("That is too large");
            screen.see("A dataset may have 1 GB");

            set(screen, "#upload-name", "slow");
            screen.click("#upload-send");
            screen.see("Sending");
            screen.click("Cancel");
            screen.see("The upload is cancelled");
            screen.push(KeyCode.ESCAPE);
            screen.page("audit");
            screen.see("dataset.create");
            assertThat(uncaught.thrown()).isEmpty();
        }
    }

    @Test
    void anUploadGoesOnInTheCornerWhenItsFormIsClosed() throws IOException {
        Path large = sparse(200 << 20);
        try (PlayedEngine engine = PlayedEngine.started();
                Screen screen = Screen.of(engine.url(), "any");
                Uncaught uncaught = new Uncaught()) {
            openForm(screen);
            send(screen, large, "slow");
            screen.see("of 200 MB sent");
            screen.push(KeyCode.ESCAPE);
            screen.page("audit");
            screen.see("dataset.create");
            assertThat(screen.sees("of 200 MB sent")).isTrue();
            screen.shot("upload-in-the-corner");

            screen.click("Cancel");
            screen.see("The upload is cancelled");
            assertThat(screen.sees("of 200 MB sent")).isFalse();
            assertThat(uncaught.thrown()).isEmpty();
        }
    }

    @Test
    void anAddressOrAKeyThatCannotBeIsRefusedBeforeItIsTried() throws IOException {
        try (PlayedEngine engine = PlayedEngine.started();
                Screen screen = Screen.of(engine.url(), "any");
                Uncaught uncaught = new Uncaught()) {
            screen.page("connections");
            screen.click("#add-connection");
            set(screen, "#connection-name", "Plant");
            set(screen, "#connection-key", "ae_1");
            address(screen, "not a url", "This is no address");
            address(screen, "localhost:8080", "An address starts with http:// or https:// and names a host");
            address(screen, "http://", "This is no address");
            address(screen, "http://localhost:99999", "A port is a number from 1 to 65535");
            address(screen, "http://localhost:8080/?a=b", "leave out what is around them");
            set(screen, "#connection-url", "http://localhost:9");
            set(screen, "#connection-key", "schlüssel with spaces");
            screen.click("#connection-save");
            screen.see("A key has letters, digits and signs of ASCII only");
            screen.push(KeyCode.ESCAPE);
            assertThat(uncaught.thrown()).isEmpty();
        }
    }

    @Test
    void whereNoEngineIsItIsSaidWhatIsThere() throws IOException {
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            boolean moved = exchange.getRequestURI().getPath().startsWith("/moved");
            byte[] page = "<html><head><title>My shop</title></head></html>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", "https://shop.example.com");
            exchange.sendResponseHeaders(moved ? 301 : 404, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        site.start();
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        String shop = "localhost:" + site.getAddress().getPort();
        try (PlayedEngine engine = PlayedEngine.started();
                Screen screen = Screen.of(engine.url(), "any");
                Uncaught uncaught = new Uncaught()) {
            screen.see("Healthy");
            connect(screen, "a", "http://localhost:" + free, "nothing listens there");
            connect(screen, "b", "http://no-such-host.invalid", "there is no such host");
            connect(screen, "c", "http://" + shop, "The answer is not one of AI Engine");
            screen.see("My shop");
            connect(screen, "d", "http://" + shop + "/moved", "It leads to https://shop.example.com");
            connect(screen, "e", engine.url().toString().replace("http:", "https:"), "it does not speak HTTPS");
            screen.page("datasets");
            screen.see("The engine does not answer");
            assertThat(uncaught.thrown()).isEmpty();
        } finally {
            site.stop(0);
        }
    }

    private Path sparse(long bytes) throws IOException {
        Path large = folder.resolve("large.csv");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(bytes);
        }
        return large;
    }

    private static void openForm(Screen screen) {
        screen.page("datasets");
        screen.see("reviews");
        screen.click("Upload");
    }

    private static void send(Screen screen, Path file, String name) {
        set(screen, "#upload-file", file.toString());
        set(screen, "#upload-name", name);
        screen.click("#upload-send");
    }

    private static void connect(Screen screen, String name, String url, String words) {
        screen.page("connections");
        screen.click("#add-connection");
        set(screen, "#connection-name", name);
        set(screen, "#connection-url", url);
        set(screen, "#connection-key", "ae_1");
        screen.click("#connection-save");
        screen.see("Not connected");
        screen.see(words);
    }

    private static void address(Screen screen, String url, String words) {
        set(screen, "#connection-url", url);
        screen.click("#connection-save");
        screen.see(words);
    }

    private static void refused(Screen screen, String path, String words) {
        set(screen, "#upload-file", path);
        screen.click("#upload-send");
        screen.see(words);
    }

    private static void set(Screen screen, String field, String words) {
        TextInputControl input = (TextInputControl) screen.find(field);
        Screen.fx(() -> {
            input.setText(words);
            return true;
        });
    }
}
