package dev.aiengine.launcher.engine;

import java.security.SecureRandom;
import java.util.Base64;

/** Operator keys for engines that live as long as one command. */
public final class Secret {

    public static String random() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return "ae_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private Secret() {}
}
