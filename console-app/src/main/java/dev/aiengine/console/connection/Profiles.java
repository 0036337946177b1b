package dev.aiengine.console.connection;

import dev.aiengine.contract.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The engines that the console knows, kept in a file with their keys encrypted. */
public final class Profiles {
    private final Path file;
    private final Vault vault;
    private final ObservableList<Profile> all = FXCollections.observableArrayList();

    private Profiles(Path file, Vault vault) {
        this.file = file;
        this.vault = vault;
    }

    /** What is in the folder; a connection whose key cannot be opened is there without a key. */
    public static Profiles in(Path folder) throws IOException {
        Profiles profiles = new Profiles(folder.resolve("connections.json"), Vault.in(folder));
        if (Files.exists(profiles.file)) {
            try {
                for (Stored stored : Json.MAPPER.readValue(Files.readAllBytes(profiles.file), Stored[].class)) {
                    profiles.all.add(profiles.opened(stored));
                }
            } catch (JacksonException | IllegalArgumentException e) {
                throw new IOException(profiles.file + " is damaged: delete it and make your connections again", e);
            }
        }
        return profiles;
    }

    public ObservableList<Profile> all() {
        return FXCollections.unmodifiableObservableList(all);
    }

    public Optional<Profile> find(String name) {
        return all.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }

    /** Adds it, or replaces the one of its name. */
    public void put(Profile profile) throws IOException {
        for (int place = 0; place < all.size(); place++) {
            if (all.get(place).name().equals(profile.name())) {
                all.set(place, profile);
                write();
                return;
            }
        }
        all.add(profile);
        write();
    }

    public void remove(String name) throws IOException {
        all.removeIf(profile -> profile.name().equals(name));
        write();
    }

    private void write() throws IOException {
        List<Stored> stored = new ArrayList<>();
        for (Profile profile : all) {
            stored.add(new Stored(
                    profile.name(),
                    profile.url().toString(),
                    vault.close(profile.key()),
                    profile.environment(),
                    profile.local()));
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, Json.MAPPER.writeValueAsBytes(stored));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private Profile opened(Stored stored) {
        String key;
        try {
            key = vault.open(stored.key());
        } catch (IOException e) {
            key = "";
        }
        return new Profile(stored.name(), URI.create(stored.url()), key, stored.environment(), stored.local());
    }

    private record Stored(
            String name, String url, String key, Environment environment, Profile.@Nullable Local local) {}
}
