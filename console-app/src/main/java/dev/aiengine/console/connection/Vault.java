package dev.aiengine.console.connection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts keys with AES-256 in GCM under a secret of this user's, in a file that only the user can read: a copy of the
 * connections alone opens nothing.
 */
final class Vault {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec secret;
    private final SecureRandom random = new SecureRandom();

    private Vault(byte[] secret) {
        this.secret = new SecretKeySpec(secret, "AES");
    }

    /** The vault of this folder; its secret is made where there is none. */
    static Vault in(Path folder) throws IOException {
        Path file = folder.resolve("secret");
        Files.createDirectories(folder);
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        try (var channel = Files.newByteChannel(
                file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyMine())) {
            channel.write(java.nio.ByteBuffer.wrap(fresh));
            return new Vault(fresh);
        } catch (FileAlreadyExistsException e) {
            byte[] there = Files.readAllBytes(file);
            if (there.length != KEY_BYTES) {
                throw new IOException(file + " is damaged: delete it and give the keys of your connections again", e);
            }
            return new Vault(there);
        }
    }

    String close(String clear) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, secret, new GCMParameterSpec(TAG_BITS, nonce));
            byte[] closed = cipher.doFinal(clear.getBytes(StandardCharsets.UTF_8));
            byte[] all = new byte[nonce.length + closed.length];
            System.arraycopy(nonce, 0, all, 0, nonce.length);
            System.arraycopy(closed, 0, all, nonce.length, closed.length);
            return Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES in GCM", e);
        }
    }

    /** @throws IOException it was closed by another vault, or altered since */
    String open(String closed) throws IOException {
        try {
            byte[] all = Base64.getDecoder().decode(closed);
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.DECRYPT_MODE, secret, new GCMParameterSpec(TAG_BITS, all, 0, NONCE_BYTES));
            return new String(cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("A stored key cannot be opened: give it again in Connections", e);
        }
    }

    private static FileAttribute<?>[] onlyMine() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
