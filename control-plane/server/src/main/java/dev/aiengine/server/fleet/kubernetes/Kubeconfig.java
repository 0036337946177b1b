package dev.aiengine.server.fleet.kubernetes;

import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the engine gets at the cluster: by {@code KUBECONFIG}, by the account of its own pod, or by the user's file. */
final class Kubeconfig {
    private static final Path IN_CLUSTER = Path.of("/var/run/secrets/kubernetes.io/serviceaccount/token");

    /** @param kubeconfig files as {@code KUBECONFIG} has them; absent where it is not set */
    static Config read(@Nullable String kubeconfig) {
        Config config = kubeconfig == null || kubeconfig.isBlank() ? found() : named(kubeconfig);
        // A look at the fleet must not hang on one call
        config.setRequestTimeout(10_000);
        config.setConnectionTimeout(5_000);
        config.setRequestRetryBackoffLimit(3);
        config.setRequestRetryBackoffInterval(200);
        config.setUserAgent("ai-engine");
        return config;
    }

    private static Config found() {
        Path home = Path.of(System.getProperty("user.home"), ".kube", "config");
        if (!Files.isReadable(IN_CLUSTER) && !Files.isReadable(home)) {
            throw new UnusableCluster("There is no way into a Kubernetes cluster: KUBECONFIG is not set, this is no pod"
                    + " with an account, and " + home + " cannot be read");
        }
        return Files.isReadable(IN_CLUSTER) ? Config.autoConfigure(null) : file(home);
    }

    private static Config named(String kubeconfig) {
        List<Path> files = Stream.of(kubeconfig.split(File.pathSeparator))
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .toList();
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new UnusableCluster("KUBECONFIG names " + file + ", which cannot be read");
            }
        }
        return files.size() == 1 ? file(files.getFirst()) : Config.autoConfigure(null);
    }

    private static Config file(Path path) {
        Config config;
        try {
            config = Config.fromKubeconfig(path.toFile());
        } catch (RuntimeException e) {
            throw new UnusableCluster("The kubeconfig " + path + " cannot be understood: " + e.getMessage(), e);
        }
        if (config.getCurrentContext() == null || config.getMasterUrl() == null) {
            throw new UnusableCluster("The kubeconfig " + path + " has no current context with a cluster");
        }
        return config;
    }

    private Kubeconfig() {}
}
