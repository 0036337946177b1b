package dev.aiengine.contract.agent;

/**
 * Where an agent finds packages nearer than at the control plane. Whatever it does not get there it gets as if there
 * were no mirror.
 *
 * @param url packages are at {@code URL/SHA256}
 * @param token kept out of {@link #toString()} and with it out of every log
 */
public record Mirror(String url, String token) {
    @Override
    public String toString() {
        return url;
    }
}
