package dev.aiengine.launcher.engine;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An engine's folder, held by one engine at a time; the lock goes when the process does, however it ends. */
final class DataFolder implements Closeable {
    private final FileChannel lock;

    private DataFolder(FileChannel lock) {
        this.lock = lock;
    }

    static DataFolder hold(Path folder) {
        FileChannel channel;
        try {
            Files.createDirectories(folder.resolve("logs"));
            channel = FileChannel.open(
                    folder.resolve("engine.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new LaunchFailure("The data folder " + folder + " cannot be written: " + e);
        }
        try {
            if (channel.tryLock() != null) {
                return new DataFolder(channel);
            }
        } catch (OverlappingFileLockException e) {
            // held by this very process: told below like any other holder
        } catch (IOException e) {
            throw new LaunchFailure("The data folder " + folder + " cannot be locked: " + e);
        }
        throw new LaunchFailure(
                "Another engine runs on the data folder " + folder + ": stop it, or choose another with --data");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
