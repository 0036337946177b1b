package dev.aiengine.console.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {
    private static final Profile PLANT = Profile.remote(
            "Plant", URI.create("https://plant.example.com"), "ae_secret-of-the-plant", Environment.PRODUCTION);

    @TempDir
    private Path folder;

    @Test
    void connectionsAreThereAtTheNextStart() throws IOException {
        Profiles.in(folder).put(PLANT);
        Profiles.in(folder).put(Profile.thisComputer("/data", 8080, "ae_local"));

        assertThat(Profiles.in(folder).all()).containsExactly(PLANT, Profile.thisComputer("/data", 8080, "ae_local"));
    }

    @Test
    void noKeyIsInTheFileInTheClear() throws IOException {
        Profiles.in(folder).put(PLANT);

        assertThat(Files.readString(folder.resolve("connections.json")))
                .contains("plant.example.com")
                .doesNotContain("ae_secret-of-the-plant");
    }

    @Test
    void withoutTheSecretTheKeyIsGoneAndTheConnectionStays() throws IOException {
        Profiles.in(folder).put(PLANT);
        Files.delete(folder.resolve("secret"));

        assertThat(Profiles.in(folder).all()).singleElement().satisfies(profile -> {
            assertThat(profile.name()).isEqualTo("Plant");
            assertThat(profile.key()).isEmpty();
        });
    }

    @Test
    void aConnectionIsReplacedByItsNameAndForgotten() throws IOException {
        Profiles profiles = Profiles.in(folder);
        profiles.put(PLANT);
        profiles.put(Profile.remote("Plant", URI.create("http://localhost:1"), "k", Environment.STAGING));
        assertThat(profiles.all()).singleElement().extracting(Profile::url).hasToString("http://localhost:1");

        profiles.remove("Plant");
        assertThat(Profiles.in(folder).all()).isEmpty();
    }

    @Test
    void aDamagedFileIsNamedWithWhatToDo() throws IOException {
        Files.writeString(folder.resolve("connections.json"), "{nothing");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Profiles.in(folder))
                .withMessageContaining("connections.json is damaged: delete it");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheUserCanReadTheSecret() throws IOException {
        Profiles.in(folder);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aProfileNeverShowsItsKey() {
        assertThat(PLANT.toString()).doesNotContain("ae_secret");
    }
}
