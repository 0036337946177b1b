package dev.aiengine.agent.control;

import java.net.URI;

/**
 * The attempt this process carries out, and what proves it to the control plane.
 *
 * @param url where the control plane is
 * @param token good for this attempt only; kept out of {@link #toString()} and with it out of every log
 */
public record Attempt(URI url, String token, String workload, int number) {

    URI uri(String route) {
        String base = url.toString().replaceAll("/+$", "");
        return URI.create(base + route.replace("{id}", workload).replace("{attempt}", Integer.toString(number)));
    }

    URI uri(String route, String sha256) {
        return uri(route.replace("{sha256}", sha256));
    }

    @Override
    public String toString() {
        return "attempt " + number + " of workload " + workload;
    }
}
